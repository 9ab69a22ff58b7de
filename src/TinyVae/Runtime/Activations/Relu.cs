using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = max(a, 0).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Relu : IActivationOfOutput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(TLanes.SelectLess(a, TLanes.Zero, TLanes.Zero, a), a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(TLanes.Zero, y, gradient, TLanes.Zero);
}
