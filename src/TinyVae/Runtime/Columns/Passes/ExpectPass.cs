using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Adds what is expected of each cell, over up to 16 draws with weights, to sums.</summary>
/// <param name="parameters">The decoder's lines; they are overwritten.</param>
/// <param name="scaling">The scales.</param>
/// <param name="work">Lines to work in.</param>
/// <param name="weights">The draws' weights.</param>
/// <param name="kept">What the sums are multiplied by before.</param>
/// <param name="sums">A float for each expectation.</param>
internal ref struct ExpectPass<TLanes>(
    ref float parameters, ColumnScaling scaling, ref float work, TLanes weights, float kept, ref float sums) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _work = ref work;
    private readonly ColumnScaling _scaling = scaling;
    private readonly TLanes _weights = weights;
    private ref float _parameters = ref parameters;
    private ref float _sums = ref sums;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            TKind.Expect(_scaling.Of<TLanes>(_column), size, ref _parameters, ref _work);
            for (int line = 0; line < TKind.Expectations(size); line++)
            {
                ref float sum = ref Unsafe.Add(ref _sums, line);
                sum = (sum * kept) + TLanes.Sum(_weights * ColumnLines.Get<TLanes>(ref _work, line));
            }

            _parameters = ref ColumnLines.Behind(ref _parameters, TKind.Parameters(size));
            _sums = ref Unsafe.Add(ref _sums, TKind.Expectations(size));
        }
    }
}
