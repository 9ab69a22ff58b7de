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
    /// <param name="place">Where it goes, in floats from the first row of these outputs on.</param>
    TLanes Apply<TLanes>(TLanes sum, nuint place)
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
    public TLanes Apply<TLanes>(TLanes sum, nuint place)
        where TLanes : struct, ILanes<TLanes>
        => TActivation.Value(sum);
}

/// <summary>Backward: dx = sum ∘ f′, with f′ computed from the saved output y = f(x).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TActivation">f.</typeparam>
/// <param name="y">The first row of the outputs that the forward pass saved.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Differentiate<TActivation>(ref float y) : IEpilogue
    where TActivation : struct, IActivationOfOutput
{
    private readonly ref float _y = ref y;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes sum, nuint place)
        where TLanes : struct, ILanes<TLanes>
        => TActivation.MultiplyDerivative(sum, TLanes.Load(in _y, place));
}

/// <summary>Backward: dx = sum ∘ f′, with f′ itself saved by the forward pass.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="derivative">Its first row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MultiplySaved(ref float derivative) : IEpilogue
{
    private readonly ref float _derivative = ref derivative;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Apply<TLanes>(TLanes sum, nuint place)
        where TLanes : struct, ILanes<TLanes>
        => sum * TLanes.Load(in _derivative, place);
}
