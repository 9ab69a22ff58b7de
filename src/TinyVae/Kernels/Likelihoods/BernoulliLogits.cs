using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The Bernoulli likelihood, its parameter the logit l: log p(x) = x·l − softplus(l).</summary>
public static class BernoulliLogits
{
    /// <summary>log p(x) in nats.</summary>
    /// <param name="parameter">The decoder's output for the feature: the logit l.</param>
    /// <param name="x">The data.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes parameter, TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LogDensity(parameter, x, out _);

    /// <summary>log p(x) in nats and its derivative.</summary>
    /// <param name="parameter">The decoder's output for the feature: the logit l.</param>
    /// <param name="x">The data.</param>
    /// <param name="gradient">∂ log p / ∂ parameter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes parameter, TLanes x, out TLanes gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        // With e = exp(−|l|): softplus(l) = max(l, 0) + log(1 + e), σ(l) = 1/(1 + e) for l ≥ 0 and e/(1 + e) below.
        TLanes one = TLanes.Broadcast(1);
        TLanes e = LaneMath.ExpNonPositive(-TLanes.Abs(parameter));
        TLanes negative = TLanes.LessThan(parameter, TLanes.Zero);
        TLanes positivePart = TLanes.Select(negative, TLanes.Zero, parameter);
        TLanes sigmoid = TLanes.Select(negative, e, one) / (one + e);
        gradient = x - sigmoid;
        return TLanes.MultiplyAdd(x, parameter, -(positivePart + LaneMath.Log1pUnit(e)));
    }
}
