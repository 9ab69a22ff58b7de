using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Writes each gradient where its parameter lies in the flat layout.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
/// <param name="gradients">The first of the flat gradients.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StoreGradient<TLanes>(ref float gradients) : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _gradients = ref gradients;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset) => TLanes.Store(gradient, ref _gradients, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        Take(second, offset + Lanes.Count);
    }
}
