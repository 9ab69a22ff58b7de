using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An update by <see cref="RmsProp"/>, its settings broadcast once: a loop that holds a copy keeps them in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RmsPropLanes<TLanes> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _parameters;
    private readonly ref float _meanSquares;
    private readonly TLanes _decay;
    private readonly TLanes _oneMinusDecay;
    private readonly TLanes _epsilon;
    private readonly TLanes _negativeStep;

    internal RmsPropLanes(RmsProp update)
    {
        _parameters = ref update.Parameters;
        _meanSquares = ref update.MeanSquares;
        _decay = TLanes.Broadcast(update.Decay);
        _oneMinusDecay = TLanes.Broadcast(update.OneMinusDecay);
        _epsilon = TLanes.Broadcast(update.Epsilon);
        _negativeStep = TLanes.Broadcast(update.NegativeStep);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset)
    {
        gradient = TLanes.ZeroBelow(gradient, TLanes.Broadcast(SmallestState.Gradient));
        Move(gradient / Denominator(gradient, offset), offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        offset += Lanes.Count;
        second = TLanes.ZeroBelow(second, TLanes.Broadcast(SmallestState.Gradient));
        Move(TLanes.Quotient(second, Denominator(second, offset)), offset);
    }

    /// <summary>v ← ρv + (1 − ρ)g², and of it √v + ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Denominator(TLanes gradient, nuint offset)
    {
        // The square inside the multiply-add, where it cannot underflow.
        TLanes v = TLanes.MultiplyAdd(_oneMinusDecay * gradient, gradient, _decay * TLanes.Load(ref _meanSquares, offset));
        v = TLanes.Max(v, TLanes.Broadcast(SmallestState.Square));
        TLanes.Store(v, ref _meanSquares, offset);
        return TLanes.Sqrt(v) + _epsilon;
    }

    /// <summary>w ← w − α·quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(TLanes quotient, nuint offset) =>
        TLanes.Store(TLanes.MultiplyAdd(_negativeStep, quotient, TLanes.Load(ref _parameters, offset)), ref _parameters, offset);
}
