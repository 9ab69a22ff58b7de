using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Writes each gradient where its parameter lies in the flat layout.</summary>
/// <param name="gradients">The first of the flat gradients.</param>
public readonly ref struct StoreGradient(ref float gradients) : IParameterUpdate
{
    private readonly ref float _gradients = ref gradients;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nuint offset)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Store(gradient, ref _gradients, offset);
}
