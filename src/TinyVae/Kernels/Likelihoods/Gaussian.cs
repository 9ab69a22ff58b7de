using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The normal likelihood, its parameters the mean and the raw log-variance, which <see cref="LogVariance"/> bounds:
/// log p(x) = −½·(log 2π + log σ² + (x − μ)²/σ²).
/// </summary>
public static class Gaussian
{
    private const float LogTwoPi = 1.8378771f;

    /// <summary>Adds log p(x), in nats.</summary>
    /// <param name="mean">μ.</param>
    /// <param name="rawLogVariance">log σ² before its bound.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(TLanes mean, TLanes rawLogVariance, TLanes x, ref LogDensitySum<TLanes> sum)
        where TLanes : struct, ILanes<TLanes>
        => LogDensity(mean, rawLogVariance, x, ref sum, out _, out _);

    /// <summary>Adds log p(x), in nats, and gives its derivatives.</summary>
    /// <param name="mean">μ.</param>
    /// <param name="rawLogVariance">log σ² before its bound.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    /// <param name="meanGradient">∂ log p / ∂μ.</param>
    /// <param name="rawGradient">∂ log p / ∂ the raw log-variance.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes mean, TLanes rawLogVariance, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes meanGradient, out TLanes rawGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes logVariance = LogVariance.Bound(rawLogVariance, out TLanes boundDerivative);
        TLanes difference = x - mean;
        meanGradient = difference * LaneMath.ExpModerate(-logVariance);
        TLanes squares = difference * meanGradient; // (x − μ)²/σ²
        rawGradient = (half * squares - half) * boundDerivative;
        sum.Add(TLanes.Broadcast(-0.5f) * (TLanes.Broadcast(LogTwoPi) + logVariance + squares));
    }
}
