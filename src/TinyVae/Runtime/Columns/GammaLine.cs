using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The gamma function's relatives as calls, since the JIT inlines only so much into one method: a density that has several of them would
/// go beyond that.
/// </summary>
internal static class GammaLine
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogGamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.LogGamma(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Digamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Digamma(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes StirlingError<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.StirlingError(x);
}
