using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What comes nearest to E[x|z], of up to 16 rows.</summary>
/// <param name="parameters">The decoder's lines; they are overwritten.</param>
/// <param name="scaling">The scales.</param>
/// <param name="work">Lines to work in.</param>
/// <param name="cells">A line of each column, to write.</param>
internal ref struct MeanPass<TLanes>(ref float parameters, ColumnScaling scaling, ref float work, ref float cells) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _cells = ref cells;
    private readonly ref float _work = ref work;
    private readonly ColumnScaling _scaling = scaling;
    private ref float _parameters = ref parameters;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            TKind.Expect(_scaling.Of<TLanes>(_column), size, ref _parameters, ref _work);
            ColumnLines.Set(TKind.Decide<TLanes>(size, ref _work), ref _cells, _column);
            _parameters = ref ColumnLines.Behind(ref _parameters, TKind.Parameters(size));
        }
    }
}
