using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The normal likelihood of variance 1, its parameter the mean: log p(x) = −½·(log 2π + (x − μ)²).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnitGaussian : IFeatureLikelihood
{
    private const float HalfLogTwoPi = 0.91893853f;

    /// <inheritdoc/>
    public static SpreadSource Spread => SpreadSource.None;

    /// <inheritdoc/>
    public static bool DrawsFromNormal => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        gradient = x - parameter;
        sum.Add(TLanes.MultiplyAdd(gradient * TLanes.Broadcast(-0.5f), gradient, TLanes.Broadcast(-HalfLogTwoPi)));
        spreadGradient = TLanes.Zero;
    }

    /// <summary>E[x] = μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => parameter;

    /// <summary>μ + noise.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
        => parameter + noise;
}
