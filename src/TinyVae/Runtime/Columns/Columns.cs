using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The likelihood of rows whose columns are each of a kind of its own: log p(x|z) = Σ log p(xᵢ|z) over the columns that are not missing
/// (Nazábal et al., "Handling incomplete heterogeneous data using VAEs", 2020, eqs. 1 and 3). Columns are worked on with a row in each lane.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TTable">The columns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Columns<TTable> : ILikelihood
    where TTable : struct, IColumnTable
{
    /// <summary>Throws where a cell is none that its column can have.</summary>
    /// <inheritdoc/>
    public static void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0)
    {
        var pass = new CheckPass<TTable>(x, features + trailing, argument);
        TTable.Visit(ref pass);
    }

    /// <summary>Throws where a cell is none that its column can have: the encoder could not tell that.</summary>
    /// <inheritdoc/>
    public static void CheckRead(ReadOnlySpan<float> x, int features, string argument, int trailing = 0) => Check(x, features, argument, trailing);

    /// <summary>What the encoder reads: the features of each column, in panels.</summary>
    /// <param name="x">The data's first panel.</param>
    /// <param name="scaling">The first scale.</param>
    /// <param name="features">The first panel of the features; 0 in the lanes beyond them.</param>
    /// <param name="scratch">Memory to work in.</param>
    /// <param name="stride">Floats from one panel to the next, of both.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Encode<TLanes>(ref float x, ref float scaling, ref float features, ref float scratch, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float lines = ref Unsafe.Add(ref scratch, RowLanes.Length(TTable.Count));
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref x, first * Lanes.Count), stride, 1, TTable.Count, count, ref scratch);
            ref float missing = ref ColumnLines.Behind(ref lines, TTable.FeaturesOfCells);
            var pass = new EncodePass<TLanes>(ref scratch, new(ref scaling, TTable.Count), ref lines, ref missing);
            TTable.Visit(ref pass);
            RowLanes.Store<TLanes>(ref lines, ref Unsafe.Add(ref features, first * Lanes.Count), stride, 1, TTable.Features, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogDensities<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Rows<TLanes>(decoded, ref x, xStride, samples, ref densities, storeGradients: false);

    /// <summary>log p(xᵢ|z) of each cell, in nats, in the place of the first parameters: 0 of one that is missing.</summary>
    /// <param name="decoded">The parameters, one row for each of the data.</param>
    /// <param name="x">The data's first panel.</param>
    /// <param name="xStride">Floats from one of its panels to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void DensitiesOfCells<TLanes>(LikelihoodRows decoded, ref float x, int xStride)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(decoded, TTable.Parameters);
        for (int first = 0; first < decoded.Rows; first += Lanes.Count)
        {
            lines.Load<TLanes>(first);
            lines.LoadData<TLanes>(ref x, xStride, first, samples: 1);
            Density(lines, TLanes.Zero);
            lines.StoreCells<TLanes>(first);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void RowGradients<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Rows<TLanes>(decoded, ref x, xStride, samples, ref densities, storeGradients: true);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(decoded, TTable.Parameters);
        int rowsOfSum = BlockSums.Rows * samples;
        for (int first = 0; first < decoded.Rows; first += rowsOfSum)
        {
            TLanes sum = TLanes.Zero;
            int end = Math.Min(first + rowsOfSum, decoded.Rows);
            for (int row = first; row < end; row += Lanes.Count)
            {
                lines.Load<TLanes>(row);
                lines.LoadData<TLanes>(ref x, xStride, row, samples);
                sum += Density(lines, TLanes.Broadcast(scale)) & TLanes.FirstLanes(Math.Min(Lanes.Count, end - row));
                lines.Store<TLanes>(row);
            }

            TLanes.Store(sum, ref densities, (nuint)(first / samples));
        }
    }

    /// <summary>The value of each column that comes nearest to E[x|z]: a number, the more probable of yes and no, the most probable category, the median of ordered ones.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Mean<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(decoded, TTable.Parameters);
        for (int first = 0; first < decoded.Rows; first += Lanes.Count)
        {
            lines.Load<TLanes>(first);
            var pass = new MeanPass<TLanes>(ref lines.Parameters, lines.Scaling, ref lines.Others, ref lines.Cells);
            TTable.Visit(ref pass);
            lines.StoreCells<TLanes>(first);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Draw<TLanes>(LikelihoodRows decoded, RandomKey key, int firstRow, ref float noise)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(decoded, TTable.Parameters);
        for (int first = 0; first < decoded.Rows; first += Lanes.Count)
        {
            lines.Load<TLanes>(first);
            lines.DrawNoise<TLanes>(key, firstRow, first, TTable.Uniforms);
            var pass = new DrawPass<TLanes>(ref lines.Parameters, lines.Scaling, ref lines.Others, ref lines.Cells);
            TTable.Visit(ref pass);
            lines.StoreCells<TLanes>(first);
        }
    }

    /// <summary>log p(x|z) of each row; inlined with its last argument a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, bool storeGradients)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(decoded, TTable.Parameters);
        for (int first = 0; first < decoded.Rows; first += Lanes.Count)
        {
            lines.Load<TLanes>(first);
            lines.LoadData<TLanes>(ref x, xStride, first, samples);
            Store(Density(lines, storeGradients ? TLanes.Broadcast(1) : TLanes.Zero), ref densities, first, decoded.Rows);
            if (storeGradients)
                lines.Store<TLanes>(first);
        }
    }

    /// <summary>log p(x|z) of the rows in the lines; the parameters become its gradients times a scale, the cells their densities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Density<TLanes>(DecodedLines lines, TLanes scale)
        where TLanes : struct, ILanes<TLanes>
    {
        var pass = new DensityPass<TLanes>(ref lines.Cells, lines.Scaling, ref lines.Parameters, ref lines.Others, scale);
        TTable.Visit(ref pass);
        return pass.Total;
    }

    /// <summary>One float a row, of the rows that there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes>(TLanes values, ref float destination, int first, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> line = stackalloc float[Lanes.Count];
        TLanes.Store(values, ref line[0], 0);
        for (int row = first; row < rows && row < first + Lanes.Count; row++)
            Unsafe.Add(ref destination, row) = line[row - first];
    }
}
