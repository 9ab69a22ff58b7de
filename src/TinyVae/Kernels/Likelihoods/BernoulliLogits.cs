using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The Bernoulli likelihood, its parameter the logit l: log p(x) = x·l − softplus(l).</summary>
public static class BernoulliLogits
{
    /// <summary>Adds log p(x), in nats.</summary>
    /// <param name="parameter">The decoder's output for the feature: the logit l.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(TLanes parameter, TLanes x, ref LogDensitySum<TLanes> sum)
        where TLanes : struct, ILanes<TLanes>
        => LogDensity(parameter, x, ref sum, out _);

    /// <summary>Adds log p(x), in nats, and gives its derivative.</summary>
    /// <param name="parameter">The decoder's output for the feature: the logit l.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    /// <param name="gradient">∂ log p / ∂ parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(TLanes parameter, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        // With e = exp(−|l|): softplus(l) = max(l, 0) + log(1 + e), σ(l) = 1/(1 + e) for l ≥ 0 and e/(1 + e) below.
        TLanes one = TLanes.Broadcast(1);
        TLanes e = LaneMath.ExpNonPositive(-TLanes.Abs(parameter));
        TLanes normalizer = one + e;
        gradient = x - TLanes.SelectLess(parameter, TLanes.Zero, e, one) / normalizer;
        sum.Add(TLanes.MultiplyAdd(x, parameter, -TLanes.Max(TLanes.Zero, parameter)), normalizer);
    }
}
