using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What a register tile does to its sums before they are stored.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>The value to store.</summary>
    /// <param name="sum">The finished sums of 16 outputs of one row.</param>
    /// <param name="saved">What the forward pass saved for the same row and outputs.</param>
    /// <param name="offset">Into <paramref name="saved"/>, in floats.</param>
    static abstract TLanes Apply<TLanes>(TLanes sum, ref readonly float saved, nuint offset)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Forward: y = f(sum).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TActivation">f.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Activate<TActivation> : IEpilogue
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes sum, ref readonly float saved, nuint offset)
        where TLanes : struct, ILanes<TLanes>
        => TActivation.Value(sum);
}

/// <summary>Backward: dx = sum ∘ f′, with f′ computed from the saved output y = f(x).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TActivation">f.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Differentiate<TActivation> : IEpilogue
    where TActivation : struct, IActivationOfOutput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes sum, ref readonly float saved, nuint offset)
        where TLanes : struct, ILanes<TLanes>
        => TActivation.MultiplyDerivative(sum, TLanes.Load(in saved, offset));
}

/// <summary>Backward: dx = sum ∘ f′, with f′ itself saved by the forward pass.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MultiplySaved : IEpilogue
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes sum, ref readonly float saved, nuint offset)
        where TLanes : struct, ILanes<TLanes>
        => sum * TLanes.Load(in saved, offset);
}
