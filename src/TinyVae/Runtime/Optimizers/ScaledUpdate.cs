using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Hands gradients on to another update, each multiplied by one factor: clipped, once their norm is known.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
/// <typeparam name="TUpdate">The other update.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ScaledUpdate<TLanes, TUpdate> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
    where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
{
    private readonly TLanes _factor;
#pragma warning disable IDE0044 // readonly, it would be copied at every call
    private TUpdate _update;
#pragma warning restore IDE0044

    /// <summary>Hands gradients on to <paramref name="update"/>.</summary>
    /// <param name="update">The other update.</param>
    /// <param name="factor">What each gradient is multiplied by: <see cref="GradientNorm.ClipFactor"/>, say.</param>
    public ScaledUpdate(TUpdate update, float factor)
    {
        _factor = TLanes.Broadcast(factor);
        _update = update;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset) => _update.Take(_factor * gradient, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset) => _update.TakePair(_factor * first, _factor * second, offset);
}
