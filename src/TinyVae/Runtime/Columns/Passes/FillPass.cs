using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Writes what comes nearest to a mean of expectations in each cell of a row that is missing.</summary>
/// <param name="row">The row's cells.</param>
/// <param name="work">Lines to work in.</param>
/// <param name="inverse">What the sums are multiplied by.</param>
/// <param name="sums">A float for each expectation.</param>
internal ref struct FillPass<TLanes>(Span<float> row, ref float work, float inverse, ref float sums) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly Span<float> _row = row;
    private readonly ref float _work = ref work;
    private ref float _sums = ref sums;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            if (float.IsNaN(_row[_column]))
            {
                for (int line = 0; line < TKind.Expectations(size); line++)
                    ColumnLines.Set(TLanes.Broadcast(Unsafe.Add(ref _sums, line) * inverse), ref _work, line);
                TLanes.Store(TKind.Decide<TLanes>(size, ref _work), ref _work, 0);
                _row[_column] = _work;
            }

            _sums = ref Unsafe.Add(ref _sums, TKind.Expectations(size));
        }
    }
}
