using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An update by <see cref="Adam"/>, its settings broadcast once: a loop that holds a copy keeps them in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct AdamLanes<TLanes> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _parameters;
    private readonly ref float _firstMoments;
    private readonly ref float _secondMoments;
    private readonly TLanes _beta1;
    private readonly TLanes _oneMinusBeta1;
    private readonly TLanes _beta2;
    private readonly TLanes _oneMinusBeta2;
    private readonly TLanes _epsilon;
    private readonly TLanes _negativeStep;
    private readonly TLanes _rootCorrection;

    internal AdamLanes(Adam update)
    {
        _parameters = ref update.Parameters;
        _firstMoments = ref update.FirstMoments;
        _secondMoments = ref update.SecondMoments;
        _beta1 = TLanes.Broadcast(update.Beta1);
        _oneMinusBeta1 = TLanes.Broadcast(update.OneMinusBeta1);
        _beta2 = TLanes.Broadcast(update.Beta2);
        _oneMinusBeta2 = TLanes.Broadcast(update.OneMinusBeta2);
        _epsilon = TLanes.Broadcast(update.Epsilon);
        _negativeStep = TLanes.Broadcast(update.NegativeStep);
        _rootCorrection = TLanes.Broadcast(update.RootCorrection);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset)
    {
        TLanes m = FirstMoment(gradient, offset);
        TLanes denominator = Denominator(gradient, offset);
        Move(m / denominator, Parameters(offset), offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        offset += Lanes.Count;
        TLanes m = FirstMoment(second, offset);
        TLanes denominator = Denominator(second, offset);
        Move(TLanes.Quotient(m, denominator), Parameters(offset), offset);
    }

    /// <summary>m ← β₁m + (1 − β₁)g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes FirstMoment(TLanes gradient, nuint offset)
    {
        TLanes m = TLanes.MultiplyAdd(_oneMinusBeta1, gradient, _beta1 * TLanes.Load(ref _firstMoments, offset));
        m = TLanes.ZeroBelow(m, TLanes.Broadcast(SmallestState.Moment));
        TLanes.Store(m, ref _firstMoments, offset);
        return m;
    }

    /// <summary>v ← β₂v + (1 − β₂)g², and of it √v̂ + ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Denominator(TLanes gradient, nuint offset)
    {
        // The square inside the multiply-add, where it cannot underflow.
        TLanes v = TLanes.MultiplyAdd(_oneMinusBeta2 * gradient, gradient, _beta2 * TLanes.Load(ref _secondMoments, offset));
        v = TLanes.Max(v, TLanes.Broadcast(SmallestState.Square));
        TLanes.Store(v, ref _secondMoments, offset);
        return TLanes.MultiplyAdd(TLanes.Sqrt(v), _rootCorrection, _epsilon);
    }

    /// <summary>w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Parameters(nuint offset) => TLanes.Load(ref _parameters, offset);

    /// <summary>w ← from − α / (1 − β₁ᵗ)·quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Move(TLanes quotient, TLanes from, nuint offset) =>
        TLanes.Store(TLanes.MultiplyAdd(_negativeStep, quotient, from), ref _parameters, offset);
}
