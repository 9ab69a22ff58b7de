using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = a for a &gt; 0, eᵃ − 1 below (Clevert et al., 2016, with α = 1).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Elu : IActivationOfOutput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(TLanes.SelectLess(TLanes.Zero, a, a, LaneMath.Expm1(a)), a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyDerivative<TLanes>(TLanes gradient, TLanes y)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(TLanes.Zero, y, gradient, TLanes.MultiplyAdd(gradient, y, gradient));
}
