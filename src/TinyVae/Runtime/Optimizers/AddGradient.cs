using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Adds each gradient to what stands where its parameter lies in the flat layout: sums over parts of a batch.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
/// <param name="gradients">The first of the flat gradients.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct AddGradient<TLanes>(ref float gradients) : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _gradients = ref gradients;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset) =>
        TLanes.Store(TLanes.Load(ref _gradients, offset) + gradient, ref _gradients, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        Take(second, offset + Lanes.Count);
    }
}
