using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An update by <see cref="Sgd"/>, its settings broadcast once: a loop that holds a copy keeps them in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct SgdLanes<TLanes> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _parameters;
    private readonly ref float _velocities;
    private readonly TLanes _momentum;
    private readonly TLanes _negativeStep;

    internal SgdLanes(Sgd update)
    {
        _parameters = ref update.Parameters;
        _velocities = ref update.Velocities;
        _momentum = TLanes.Broadcast(update.Momentum);
        _negativeStep = TLanes.Broadcast(update.NegativeStep);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset)
    {
        // v ← μv + g
        TLanes v = TLanes.MultiplyAdd(_momentum, TLanes.Load(ref _velocities, offset), gradient);
        v = TLanes.ZeroBelow(v, TLanes.Broadcast(SmallestState.Moment));
        TLanes.Store(v, ref _velocities, offset);
        // w ← w − αv
        TLanes.Store(TLanes.MultiplyAdd(_negativeStep, v, TLanes.Load(ref _parameters, offset)), ref _parameters, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        Take(second, offset + Lanes.Count);
    }
}
