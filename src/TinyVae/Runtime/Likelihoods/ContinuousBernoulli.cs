using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The continuous Bernoulli likelihood of x in [0, 1], its parameter the logit l of λ (Loaiza-Ganem and Cunningham, "The continuous
/// Bernoulli: fixing a pervasive error in variational autoencoders", NeurIPS 2019, eqs. 3 and 4). Its density C(λ)·λˣ·(1 − λ)¹⁻ˣ is
/// proportional to eˣˡ, so log p(x) = x·l − log Z with Z = ∫₀¹ eˣˡ dx = (eˡ − 1)/l.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ContinuousBernoulli : IFeatureLikelihood
{
    /// <summary>The |l| below which a polynomial stands where the formula would cancel.</summary>
    private const float Small = 2f;

    /// <inheritdoc/>
    public static SpreadSource Spread => SpreadSource.None;

    /// <inheritdoc/>
    public static bool DrawsFromNormal => false;

    /// <summary>Throws if a value does not lie in [0, 1].</summary>
    /// <inheritdoc/>
    public static void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0) => UnitInterval.Require(x, features, argument, trailing);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        spreadGradient = TLanes.Zero;
        gradient = x - Mean(parameter, out TLanes logNormalizer);
        sum.Add(TLanes.MultiplyAdd(x, parameter, -logNormalizer));
    }

    /// <summary>E[x] = 1/(1 − e⁻ˡ) − 1/l.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(Mean(parameter, out _), parameter);

    /// <summary>The x whose cumulative probability (eˡˣ − 1)/(eˡ − 1) is the uniform noise.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
    {
        // Of −|l| and mirrored for l > 0: with −|l| it is −log(1 − u·(1 − e^−|l|))/|l|, which goes to u with l, and never overflows.
        TLanes one = TLanes.Broadcast(1);
        TLanes magnitude = TLanes.Max(TLanes.Broadcast(1e-20f), TLanes.Abs(parameter));
        TLanes uniform = TLanes.SelectLess(parameter, TLanes.Zero, noise, one - noise);
        TLanes x = -LaneMath.Log1p(uniform * LaneMath.Expm1(-magnitude)) / magnitude;
        x = TLanes.Min(one, x);
        return LaneMath.IfFinite(TLanes.SelectLess(parameter, TLanes.Zero, x, one - x), parameter);
    }

    /// <summary>The mean, which is the derivative of log Z, and log Z itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Mean<TLanes>(TLanes logit, out TLanes logNormalizer)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(logit);
        TLanes small = TLanes.Broadcast(Small);
        TLanes nearMean = MeanNearZero(logit, out TLanes nearLog);
        TLanes farMean = MeanFarFromZero(logit, magnitude, out TLanes farLog);
        logNormalizer = TLanes.SelectLess(magnitude, small, nearLog, farLog);
        return TLanes.SelectLess(magnitude, small, nearMean, farMean);
    }

    /// <summary>For |l| ≤ 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes MeanNearZero<TLanes>(TLanes logit, out TLanes logNormalizer)
        where TLanes : struct, ILanes<TLanes>
    {
        // log Z = l/2 + log(sinh(l/2) / (l/2)): the logarithm over l² in l², with a relative error of 3e-8.
        TLanes squared = logit * logit;
        TLanes s = TLanes.Broadcast(2.3122053e-09f);
        s = TLanes.MultiplyAdd(s, squared, TLanes.Broadcast(-1.06970475e-07f));
        s = TLanes.MultiplyAdd(s, squared, TLanes.Broadcast(5.5221135e-06f));
        s = TLanes.MultiplyAdd(s, squared, TLanes.Broadcast(-0.0003472315f));
        s = TLanes.MultiplyAdd(s, squared, TLanes.Broadcast(0.041666668f));
        TLanes half = TLanes.Broadcast(0.5f);
        logNormalizer = TLanes.MultiplyAdd(s, squared, half * logit);

        // E[x] = ½ + (½·coth(l/2) − 1/l): the bracket over l in l², with a relative error of 3e-8.
        TLanes m = TLanes.Broadcast(1.7421222e-08f);
        m = TLanes.MultiplyAdd(m, squared, TLanes.Broadcast(-8.206048e-07f));
        m = TLanes.MultiplyAdd(m, squared, TLanes.Broadcast(3.3071577e-05f));
        m = TLanes.MultiplyAdd(m, squared, TLanes.Broadcast(-0.0013888996f));
        m = TLanes.MultiplyAdd(m, squared, TLanes.Broadcast(0.083333336f));
        return TLanes.MultiplyAdd(m, logit, half);
    }

    /// <summary>For |l| ≥ 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes MeanFarFromZero<TLanes>(TLanes logit, TLanes magnitude, out TLanes logNormalizer)
        where TLanes : struct, ILanes<TLanes>
    {
        // With e = e^−|l|: log Z = max(l, 0) + log((1 − e) / |l|).
        TLanes one = TLanes.Broadcast(1);
        TLanes e = LaneMath.ExpNonPositive(-magnitude);
        TLanes complement = one - e;
        TLanes inverse = one / (complement * magnitude);
        logNormalizer = TLanes.Max(TLanes.Zero, logit) + LaneMath.LogNormal(complement * complement * inverse);

        // 1/(1 − e) − 1/|l| for l > 0, 1/|l| − e/(1 − e) for l < 0.
        TLanes weight = TLanes.SelectLess(logit, TLanes.Zero, e, one);
        return TLanes.Abs((weight * magnitude - complement) * inverse);
    }
}
