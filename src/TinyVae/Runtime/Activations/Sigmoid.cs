using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = 1 / (1 + e⁻ᵃ), f′ = y·(1 − y).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Sigmoid : IActivationOfOutput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(LaneMath.Sigmoid(a), a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>
        => gradient * (y * (TLanes.Broadcast(1) - y));
}
