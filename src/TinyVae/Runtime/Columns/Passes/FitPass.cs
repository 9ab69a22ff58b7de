using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Adds up to 16 rows to the scales of the columns that have one; a cell that is missing does not count.</summary>
/// <param name="cells">A line of each column.</param>
/// <param name="scaling">The scales.</param>
/// <param name="rows">Rows.</param>
internal ref struct FitPass<TLanes>(ref float cells, ColumnScaling scaling, int rows) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _cells = ref cells;
    private readonly ColumnScaling _scaling = scaling;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            if (!TKind.IsScaled)
                continue;
            ref float line = ref ColumnLines.Behind(ref _cells, _column);
            TLanes.Store(TKind.Scaled(TLanes.Load(ref line, 0)), ref line, 0);
            for (int row = 0; row < rows; row++)
            {
                float value = Unsafe.Add(ref line, row);
                if (!float.IsNaN(value))
                    _scaling.Add(_column, value);
            }
        }
    }
}
