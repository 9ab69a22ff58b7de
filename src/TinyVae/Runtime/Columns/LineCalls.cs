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

    /// <summary>log x − ψ(x) of an x above 0, which is small where both are large: 1/2x + 1/12x² − 1/120x⁴ + 1/252x⁶ from 8 on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogMinusDigamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes inverse = TLanes.Broadcast(1) / x;
        TLanes z = inverse * inverse;
        TLanes series = TLanes.MultiplyAdd(z, TLanes.Broadcast(1 / 252f), TLanes.Broadcast(-1 / 120f));
        series = TLanes.MultiplyAdd(z, series, TLanes.Broadcast(1 / 12f));
        TLanes many = TLanes.MultiplyAdd(TLanes.Broadcast(0.5f), inverse, z * series);
        return TLanes.SelectLess(x, TLanes.Broadcast(8), LaneMath.LogNormal(x) - LaneMath.Digamma(x), many);
    }

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
