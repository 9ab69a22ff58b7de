using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A sum of log-densities in each lane, in nats. Logarithms of normalizers are taken together: Σ log cᵢ = log Π cᵢ.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LogDensitySum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _terms;
    private TLanes _normalizers;

    /// <summary>The sum of nothing.</summary>
    public static LogDensitySum<TLanes> Empty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new() { _terms = TLanes.Zero, _normalizers = TLanes.Broadcast(1) };
    }

    /// <summary>The sum in each lane, in nats.</summary>
    public readonly TLanes Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _terms - LaneMath.LogNormal(_normalizers);
    }

    /// <summary>Adds a log-density.</summary>
    /// <param name="term">In nats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TLanes term) => _terms += term;

    /// <summary>Adds the log-density <paramref name="term"/> − log <paramref name="normalizer"/>.</summary>
    /// <param name="term">In nats.</param>
    /// <param name="normalizer">From 1 to 2, at most 100 of them, so that their product is finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TLanes term, TLanes normalizer)
    {
        _terms += term;
        _normalizers *= normalizer;
    }
}
