using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Functions of lines as calls, since the JIT inlines only so much into one method: a density that has several of them would go beyond that.
/// </summary>
internal static class LineCalls
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogGamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.LogGamma(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.LogNormal(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Digamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Digamma(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes StirlingError<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.StirlingError(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes ExpNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.ExpNonPositive(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Sigmoid(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Softplus(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Log1p<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Log1p(x);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Expm1<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Expm1(x);
}
