using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// log p(x|z) of up to 16 rows, of what is there of them; and the parameters become its gradients, 0 where a cell is missing.
/// </summary>
/// <param name="cells">A line of each column; it becomes the log-density of its cells.</param>
/// <param name="scaling">The scales.</param>
/// <param name="parameters">The decoder's lines.</param>
/// <param name="work">Lines to work in.</param>
/// <param name="scale">What every gradient is multiplied by.</param>
internal ref struct DensityPass<TLanes>(ref float cells, ColumnScaling scaling, ref float parameters, ref float work, TLanes scale) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _cells = ref cells;
    private readonly ref float _work = ref work;
    private readonly ColumnScaling _scaling = scaling;
    private readonly TLanes _scale = scale;
    private ref float _parameters = ref parameters;
    private int _column;

    /// <summary>The sum over the columns, in their order.</summary>
    public TLanes Total { get; private set; } = TLanes.Zero;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            var cell = ColumnCell<TLanes>.Of<TKind>(ref _cells, _column);
            TLanes density = TKind.LogDensity(cell.Value, _scaling.Of<TLanes>(_column), size, ref _parameters, ref _work) & cell.IsThere;
            TLanes factor = _scale & cell.IsThere;
            for (int line = 0; line < TKind.Parameters(size); line++)
                ColumnLines.Set(ColumnLines.Get<TLanes>(ref _parameters, line) * factor, ref _parameters, line);
            ColumnLines.Set(density, ref _cells, _column);
            Total += density;
            _parameters = ref ColumnLines.Behind(ref _parameters, TKind.Parameters(size));
        }
    }
}
