using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The lines of up to 16 decoded rows: their cells, the decoder's parameters, and others to work in, one behind another in the scratch.</summary>
internal readonly ref struct DecodedLines
{
    private readonly LikelihoodRows _decoded;
    private readonly int _parameters;

    /// <summary>The lines in the scratch of some decoded rows.</summary>
    /// <param name="decoded">What the decoder gave.</param>
    /// <param name="parameters">Parameters of a row.</param>
    public DecodedLines(LikelihoodRows decoded, int parameters)
    {
        _decoded = decoded;
        _parameters = parameters;
        Cells = ref decoded.Scratch;
        Parameters = ref Unsafe.Add(ref Cells, RowLanes.Length(decoded.Features));
        Others = ref Unsafe.Add(ref Parameters, RowLanes.Length(parameters));
    }

    /// <summary>A line of each column.</summary>
    public readonly ref float Cells;

    /// <summary>A line of each parameter.</summary>
    public readonly ref float Parameters;

    /// <summary>Lines of anything else.</summary>
    public readonly ref float Others;

    /// <summary>The scales of the columns.</summary>
    public ColumnScaling Scaling => new(ref _decoded.Shared, _decoded.Features);

    /// <summary>Reads the parameters of 16 rows, or as many as there are.</summary>
    public void Load<TLanes>(int first)
        where TLanes : struct, ILanes<TLanes>
        => RowLanes.Load<TLanes>(ref Row(first), _decoded.Stride, 1, _parameters, Count(first), ref Parameters);

    /// <summary>Reads the rows of data that they are of.</summary>
    public void LoadData<TLanes>(ref float x, int stride, int first, int samples)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.LoadData<TLanes>(ref x, stride, first, Count(first), samples, _decoded.Features, ref Cells);

    /// <summary>Draws noise that is uniform in (0, 1), of lines that depend on the key, the row and the line only.</summary>
    public void DrawNoise<TLanes>(RandomKey key, int firstRow, int first, int lines)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Block = Lanes.Count * Lanes.Count;
        ref float panels = ref Unsafe.Add(ref Others, RowLanes.Length(lines));
        UniformNoise.FillPanels<TLanes>(key, firstRow + first, Lanes.Count, lines, ref panels, Block);
        RowLanes.Load<TLanes>(ref panels, Block, 1, lines, Lanes.Count, ref Others);
    }

    /// <summary>Writes the lines of the parameters where they came from.</summary>
    public void Store<TLanes>(int first)
        where TLanes : struct, ILanes<TLanes>
        => RowLanes.Store<TLanes>(ref Parameters, ref Row(first), _decoded.Stride, 1, _parameters, Count(first));

    /// <summary>Writes the cells in the place of the first parameters.</summary>
    public void StoreCells<TLanes>(int first)
        where TLanes : struct, ILanes<TLanes>
        => RowLanes.Store<TLanes>(ref Cells, ref Row(first), _decoded.Stride, 1, _decoded.Features, Count(first));

    private ref float Row(int first) => ref Unsafe.Add(ref _decoded.Parameters, first * Lanes.Count);

    private int Count(int first) => Math.Min(Lanes.Count, _decoded.Rows - first);
}
