using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// What the encoder reads of up to 16 rows: the features of all columns, 0 where a cell is missing, then a line for each column of which
/// one may be: 1 where it is.
/// </summary>
/// <param name="cells">A line of each column.</param>
/// <param name="scaling">The scales.</param>
/// <param name="features">Where to.</param>
/// <param name="missing">Where the lines behind the features begin.</param>
internal ref struct EncodePass<TLanes>(ref float cells, ColumnScaling scaling, ref float features, ref float missing) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _cells = ref cells;
    private readonly ColumnScaling _scaling = scaling;
    private ref float _features = ref features;
    private ref float _missing = ref missing;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            var cell = ColumnCell<TLanes>.Of<TKind>(ref _cells, _column);
            TKind.Encode(_scaling.Of<TLanes>(_column).Read<TKind>(cell.Value), size, ref _features);
            for (int feature = 0; feature < TKind.Features(size); feature++)
                ColumnLines.Set(ColumnLines.Get<TLanes>(ref _features, feature) & cell.IsThere, ref _features, feature);
            _features = ref ColumnLines.Behind(ref _features, TKind.Features(size));
            if (!mayBeMissing)
                continue;
            ColumnLines.Set(TLanes.Select(cell.IsThere, TLanes.Zero, TLanes.Broadcast(1)), ref _missing, 0);
            _missing = ref ColumnLines.Behind(ref _missing, 1);
        }
    }
}
