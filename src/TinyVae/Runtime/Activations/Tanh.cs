using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = tanh a, f′ = 1 − y².</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tanh : IActivationOfOutput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(LaneMath.Tanh(a), a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>
        => gradient * TLanes.MultiplyAdd(-y, y, TLanes.Broadcast(1));
}
