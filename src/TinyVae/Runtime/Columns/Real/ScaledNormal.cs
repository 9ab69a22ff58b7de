using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The normal density of a standardized value, its parameters the mean μ and the raw log-variance: log p(x) = −½·(log 2π + log σ² +
/// (x − μ)²/σ²). No deviation lies below a twentieth of the column's: log σ² = −6 + softplus(6 + raw), the raw one bounded by
/// <see cref="LogVariance"/>. Columns that repeat a few values would otherwise have densities without end there.
/// </summary>
internal static class ScaledNormal
{
    private const float LogTwoPi = 1.8378771f;

    /// <summary>The least log σ².</summary>
    private const float Least = -6;

    /// <summary>log p, in nats; and the parameters become its gradients.</summary>
    /// <remarks>A call, since the JIT inlines only so much into one method.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogDensity<TLanes>(TLanes standardized, ref float parameters)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logVariance = LogVarianceOf<TLanes>(ref parameters, out TLanes derivative);
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes difference = standardized - ColumnLines.Get<TLanes>(ref parameters, 0);
        TLanes gradient = difference * LaneMath.ExpModerate(-logVariance);
        TLanes squared = gradient * difference;
        ColumnLines.Set(gradient, ref parameters, 0);
        ColumnLines.Set(TLanes.MultiplyAdd(half, squared, -half) * derivative, ref parameters, 1);
        return -half * (TLanes.Broadcast(LogTwoPi) + logVariance + squared);
    }

    /// <summary>σ².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Variance<TLanes>(ref float parameters)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.ExpModerate(LogVarianceOf<TLanes>(ref parameters, out _));

    /// <summary>A draw: μ + σ·ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes noise = LineNoise.Normal<TLanes>(ref uniforms, 0);
        return TLanes.MultiplyAdd(TLanes.Sqrt(Variance<TLanes>(ref parameters)), noise, ColumnLines.Get<TLanes>(ref parameters, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogVarianceOf<TLanes>(ref float parameters, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes above = LogVariance.Bound(ColumnLines.Get<TLanes>(ref parameters, 1), out TLanes ofBound) - TLanes.Broadcast(Least);
        derivative = LaneMath.Sigmoid(above) * ofBound;
        return LaneMath.IfFinite(LaneMath.Softplus(above), above) + TLanes.Broadcast(Least);
    }
}
