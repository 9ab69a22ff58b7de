using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The normal likelihood of variance 1, its parameter the mean: log p(x) = −½·(log 2π + (x − μ)²).</summary>
public readonly struct UnitGaussian : ILikelihood
{
    private const float HalfLogTwoPi = 0.91893853f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => parameter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes parameter, TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LogDensity(parameter, x, out _);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes parameter, TLanes x, out TLanes gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        gradient = x - parameter;
        return TLanes.MultiplyAdd(gradient * TLanes.Broadcast(-0.5f), gradient, TLanes.Broadcast(-HalfLogTwoPi));
    }
}
