using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A draw from p(x|z), of up to 16 rows.</summary>
/// <param name="parameters">The decoder's lines; they are overwritten.</param>
/// <param name="scaling">The scales.</param>
/// <param name="uniforms">The lines of noise.</param>
/// <param name="cells">A line of each column, to write.</param>
internal ref struct DrawPass<TLanes>(ref float parameters, ColumnScaling scaling, ref float uniforms, ref float cells) : IColumnPass
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _cells = ref cells;
    private readonly ColumnScaling _scaling = scaling;
    private ref float _parameters = ref parameters;
    private ref float _uniforms = ref uniforms;
    private int _column;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            TLanes draw = TKind.Draw(_scaling.Of<TLanes>(_column), size, ref _parameters, ref _uniforms);
            ColumnLines.Set(draw, ref _cells, _column);
            _parameters = ref ColumnLines.Behind(ref _parameters, TKind.Parameters(size));
            _uniforms = ref ColumnLines.Behind(ref _uniforms, TKind.Uniforms);
        }
    }
}
