using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An update by <see cref="Adagrad"/>, its settings broadcast once: a loop that holds a copy keeps them in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct AdagradLanes<TLanes> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ref float _parameters;
    private readonly ref float _squareSums;
    private readonly TLanes _epsilon;
    private readonly TLanes _negativeStep;

    internal AdagradLanes(Adagrad update)
    {
        _parameters = ref update.Parameters;
        _squareSums = ref update.SquareSums;
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

    /// <summary>s ← s + g², and of it √s + ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Denominator(TLanes gradient, nuint offset)
    {
        TLanes s = TLanes.MultiplyAdd(gradient, gradient, TLanes.Load(ref _squareSums, offset));
        // A sum that only grows must not come to infinity, nor the quotient of nothing be 0/0.
        s = TLanes.Max(TLanes.Min(s, TLanes.Broadcast(float.MaxValue)), TLanes.Broadcast(SmallestState.Square));
        TLanes.Store(s, ref _squareSums, offset);
        return TLanes.Sqrt(s) + _epsilon;
    }

    /// <summary>w ← w − α·quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(TLanes quotient, nuint offset) =>
        TLanes.Store(TLanes.MultiplyAdd(_negativeStep, quotient, TLanes.Load(ref _parameters, offset)), ref _parameters, offset);
}
