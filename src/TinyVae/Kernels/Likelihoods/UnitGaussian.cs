using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The normal likelihood of variance 1, its parameter the mean: log p(x) = −½·(log 2π + (x − μ)²).</summary>
public static class UnitGaussian
{
    private const float HalfLogTwoPi = 0.91893853f;

    /// <summary>Adds log p(x), in nats.</summary>
    /// <param name="parameter">The decoder's output for the feature: the mean.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(TLanes parameter, TLanes x, ref LogDensitySum<TLanes> sum)
        where TLanes : struct, ILanes<TLanes>
        => LogDensity(parameter, x, ref sum, out _);

    /// <summary>Adds log p(x), in nats, and gives its derivative.</summary>
    /// <param name="parameter">The decoder's output for the feature: the mean.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    /// <param name="gradient">∂ log p / ∂ parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(TLanes parameter, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        gradient = x - parameter;
        sum.Add(TLanes.MultiplyAdd(gradient * TLanes.Broadcast(-0.5f), gradient, TLanes.Broadcast(-HalfLogTwoPi)));
    }
}
