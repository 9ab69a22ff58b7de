using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = a for a &gt; 0, 0.01·a below.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyRelu : IActivationOfOutput
{
    private const float Slope = 0.01f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(TLanes.Zero, a, a, a * TLanes.Broadcast(Slope));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(TLanes.Zero, y, gradient, gradient * TLanes.Broadcast(Slope));
}
