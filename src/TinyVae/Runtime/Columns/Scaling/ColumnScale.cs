using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The scale of a column, in every lane: what stands in it, or the logarithm of that, has mean 0 and deviation 1 as (x − m)/s.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ColumnScale<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// How many deviations a value can lie from the mean at most: one further away counts as one there, so that no square overflows.
    /// </summary>
    private const float Farthest = 1e6f;

    private readonly TLanes _mean;
    private readonly TLanes _deviation;
    private readonly TLanes _minusHalfMean;
    private readonly TLanes _twiceInverse;

    /// <summary>The scale of a mean and a deviation.</summary>
    /// <param name="mean">m.</param>
    /// <param name="deviation">s, above 0.</param>
    /// <param name="inverse">1/s.</param>
    /// <param name="log">log s.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ColumnScale(float mean, float deviation, float inverse, float log)
    {
        _mean = TLanes.Broadcast(mean);
        _deviation = TLanes.Broadcast(deviation);
        _minusHalfMean = TLanes.Broadcast(-0.5f * mean);
        _twiceInverse = TLanes.Broadcast(2 * inverse);
        Log = TLanes.Broadcast(log);
    }

    /// <summary>log s: what a density in the units of the data has less than that of (x − m)/s.</summary>
    public TLanes Log { get; }

    /// <summary>(x − m)/s, not beyond a million; of halves, so that no difference overflows.</summary>
    /// <param name="x">What is scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Standardize(TLanes x)
    {
        TLanes halfDifference = TLanes.MultiplyAdd(x, TLanes.Broadcast(0.5f), _minusHalfMean);
        return TLanes.Max(TLanes.Broadcast(-Farthest), TLanes.Min(TLanes.Broadcast(Farthest), halfDifference * _twiceInverse));
    }

    /// <summary>Cells as the encoder reads them: standardized where the column is scaled.</summary>
    /// <param name="x">The cells.</param>
    /// <typeparam name="TKind">The column's kind.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Read<TKind>(TLanes x)
        where TKind : struct, IColumnKind
        => TKind.IsScaled ? Standardize(TKind.Scaled(x)) : x;

    /// <summary>m + s·x.</summary>
    /// <param name="standardized">x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Restore(TLanes standardized) => TLanes.MultiplyAdd(_deviation, standardized, _mean);

    /// <summary>m + s·x as a cell, at most the largest float; not finite where x is not.</summary>
    /// <param name="standardized">x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes RestoreCell(TLanes standardized)
    {
        TLanes most = TLanes.Broadcast(float.MaxValue);
        return LaneMath.IfFinite(TLanes.Max(-most, TLanes.Min(most, Restore(standardized))), standardized);
    }

    /// <summary>s·x: what a gradient with respect to m + s·x is with respect to x.</summary>
    /// <param name="gradient">x.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Stretch(TLanes gradient) => _deviation * gradient;
}
