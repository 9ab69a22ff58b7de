using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary><see cref="Gaussian"/> with one log-variance for all features, a parameter of the model.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedGaussian : IFeatureLikelihood
{
    /// <inheritdoc/>
    public static SpreadSource Spread => SpreadSource.Shared;

    /// <inheritdoc/>
    public static bool DrawsFromNormal => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
        => Gaussian.LogDensity(parameter, spread, x, ref sum, out gradient, out spreadGradient);

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
        => Gaussian.Draw(parameter, spread, noise);

    /// <summary>The gradient of the mean loss by the parameter: with log σ² its bounded value, mean log p + ½·N·(log 2π + log σ² + 1).</summary>
    /// <param name="parameter">What all features share, before its bound.</param>
    /// <param name="meanLogDensity">The mean of log p(x|z) over the rows, in nats: it has all that is to know of the squared distances.</param>
    /// <param name="features">N, features a row.</param>
    public static double LossGradient(float parameter, double meanLogDensity, int features)
    {
        var spread = new Spread<Lanes128>(Lanes128.Broadcast(parameter));
        float logVariance = Lanes128.Sum(spread.Log & Lanes128.FirstLanes(1));
        float derivative = Lanes128.Sum(spread.Derivative & Lanes128.FirstLanes(1));
        return (meanLogDensity + (0.5 * features * (Math.Log(2 * Math.PI) + logVariance + 1))) * derivative;
    }
}
