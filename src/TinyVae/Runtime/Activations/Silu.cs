using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>f(a) = a·σ(a), f′ = σ(a) + f(a)·(1 − σ(a)).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Silu : IActivationOfInput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes>
        => a * LaneMath.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes>(TLanes a, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sigmoid = LaneMath.Sigmoid(a);
        TLanes y = a * sigmoid;
        derivative = TLanes.MultiplyAdd(y, TLanes.Broadcast(1) - sigmoid, sigmoid);
        return y;
    }
}
