using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The Bernoulli likelihood, its parameter the logit l: log p(x) = x·l − softplus(l).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BernoulliLogits : IFeatureLikelihood
{
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
        // With e = exp(−|l|): softplus(l) = max(l, 0) + log(1 + e), σ(l) = 1/(1 + e) for l ≥ 0 and e/(1 + e) below.
        TLanes one = TLanes.Broadcast(1);
        TLanes e = LaneMath.ExpNonPositive(-TLanes.Abs(parameter));
        TLanes normalizer = one + e;
        gradient = x - TLanes.SelectLess(parameter, TLanes.Zero, e, one) / normalizer;
        sum.Add(TLanes.MultiplyAdd(x, parameter, -TLanes.Max(TLanes.Zero, parameter)), normalizer);
        spreadGradient = TLanes.Zero;
    }

    /// <summary>E[x] = σ(l).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(LaneMath.Sigmoid(parameter), parameter);

    /// <summary>1 where the uniform noise lies below σ(l), otherwise 0.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(TLanes.LessThan(noise, LaneMath.Sigmoid(parameter)) & TLanes.Broadcast(1), parameter);
}
