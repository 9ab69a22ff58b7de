using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = a·Φ(a), f′ = Φ(a) + a·φ(a), with the normal distribution function Φ and density φ (Hendrycks and Gimpel, 2016; exact, not the tanh form).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Gelu : IActivationOfInput
{
    private const float InverseRootTwo = 0.70710678f;
    private const float InverseRootTwoPi = 0.39894228f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => a * NormalDistribution(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes distribution = NormalDistribution(a);
        TLanes density = LaneMath.Exp(a * a * TLanes.Broadcast(-0.5f)) * TLanes.Broadcast(InverseRootTwoPi);
        derivative = TLanes.MultiplyAdd(a, density, distribution);
        return a * distribution;
    }

    /// <summary>Φ(a) = ½·(1 + erf(a/√2)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NormalDistribution<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        return TLanes.MultiplyAdd(half, LaneMath.Erf(a * TLanes.Broadcast(InverseRootTwo)), half);
    }
}
