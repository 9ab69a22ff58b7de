using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An update by <see cref="AdamW"/>, its settings broadcast once: a loop that holds a copy keeps them in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct AdamWLanes<TLanes> : IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly AdamLanes<TLanes> _adam;
    private readonly TLanes _kept;

    internal AdamWLanes(AdamW update)
    {
        _adam = update.Adam.Broadcast<TLanes>();
        _kept = TLanes.Broadcast(update.Kept);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes gradient, nuint offset)
    {
        TLanes m = _adam.FirstMoment(gradient, offset);
        TLanes denominator = _adam.Denominator(gradient, offset);
        _adam.Move(m / denominator, _kept * _adam.Parameters(offset), offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakePair(TLanes first, TLanes second, nuint offset)
    {
        Take(first, offset);
        offset += Lanes.Count;
        TLanes m = _adam.FirstMoment(second, offset);
        TLanes denominator = _adam.Denominator(second, offset);
        _adam.Move(TLanes.Quotient(m, denominator), _kept * _adam.Parameters(offset), offset);
    }
}
