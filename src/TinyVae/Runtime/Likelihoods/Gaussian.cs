using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The normal likelihood, its parameters the mean and the raw log-variance, which <see cref="Numerics.LogVariance"/> bounds:
/// log p(x) = −½·(log 2π + log σ² + (x − μ)²/σ²).
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Gaussian : ISpreadFeatureLikelihood
{
    private const float LogTwoPi = 1.8378771f;

    /// <inheritdoc/>
    public static SpreadSource Spread => SpreadSource.Decoder;

    /// <inheritdoc/>
    public static bool DrawsFromNormal => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes difference = x - parameter;
        gradient = difference * spread.Inverse;
        TLanes squares = difference * gradient; // (x − μ)²/σ²
        spreadGradient = (half * squares - half) * spread.Derivative;
        sum.Add(TLanes.Broadcast(-0.5f) * (TLanes.Broadcast(LogTwoPi) + spread.Log + squares));
    }

    /// <summary>E[x] = μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => parameter;

    /// <summary>μ + σ·noise.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(LaneMath.ExpModerate(TLanes.Broadcast(0.5f) * spread.Log), noise, parameter);

    /// <summary>log σ².</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogVariance<TLanes>(Spread<TLanes> spread)
        where TLanes : struct, ILanes<TLanes>
        => spread.Log;
}
