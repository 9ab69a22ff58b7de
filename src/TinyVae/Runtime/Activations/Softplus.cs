using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = log(1 + eᵃ), f′ = σ(a).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softplus : IActivationOfInput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(LaneMath.Softplus(a), a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        derivative = LaneMath.Sigmoid(a);
        return LaneMath.IfFinite(LaneMath.Softplus(a), a);
    }
}
