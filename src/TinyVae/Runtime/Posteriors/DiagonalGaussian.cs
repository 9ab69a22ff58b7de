using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// q(z|x) = N(μ, diag σ²) (Kingma and Welling, 2014, appendix B). The heads are <see cref="PairedHeads"/>: μ, and log σ² before its bound.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DiagonalGaussian : IPosterior
{
    /// <inheritdoc/>
    public static bool HasDensity => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Mean<TLanes>(PosteriorRows encoded, int rows, ref float z)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < encoded.Units; unit += Lanes.Count)
            {
                Load(encoded, row, unit, out TLanes mean, out _);
                TLanes.Store(mean, ref z, Place(encoded, row, unit));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogVariance<TLanes>(PosteriorRows encoded, int rows, ref float logVariance)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < encoded.Units; unit += Lanes.Count)
            {
                Load(encoded, row, unit, out _, out TLanes bounded);
                TLanes.Store(bounded, ref logVariance, Place(encoded, row, unit));
            }
        }
    }

    /// <inheritdoc/>
    // z = μ + σ·ε; KL = ½ Σ (μ² + σ² − log σ² − 1), and log q(z|x) − log N(z; 0, I) = ½ Σ (z² − ε² − log σ²)
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Draw<TLanes>(
        PosteriorRows encoded, int headStep, int draws, ref float noise, ref float z, Kl kl, ref float divergences)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int draw = 0; draw < draws; draw++)
        {
            TLanes sum = TLanes.Zero;
            for (int unit = 0; unit < encoded.Units; unit += Lanes.Count)
            {
                Load(encoded, draw * headStep, unit, out TLanes mean, out TLanes logVariance);
                nuint place = Place(encoded, draw, unit);
                TLanes epsilon = TLanes.Load(ref noise, place);
                TLanes deviation = LaneMath.ExpModerate(logVariance * TLanes.Broadcast(0.5f));
                TLanes value = TLanes.MultiplyAdd(deviation, epsilon, mean);
                TLanes.Store(value, ref z, place);
                sum += kl == Kl.Analytic
                    ? TLanes.MultiplyAdd(mean, mean, TLanes.MultiplyAdd(deviation, deviation, TLanes.Broadcast(-1)) - logVariance)
                    : TLanes.MultiplyAdd(value - epsilon, value + epsilon, -logVariance);
            }

            Unsafe.Add(ref divergences, draw) = 0.5f * TLanes.Sum(sum);
        }
    }

    /// <summary>μ and the bounded log σ² of 16 units; 0 in the lanes beyond the units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TLanes>(PosteriorRows encoded, int row, int unit, out TLanes mean, out TLanes logVariance)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes units = TLanes.FirstLanes(encoded.Units - unit);
        int lastPanel = (encoded.Units + 7) / 8 - 1;
        PairedHeads.Load(ref Unsafe.Add(ref encoded.Heads, row * Lanes.Count), unit, lastPanel, encoded.Stride, out mean, out TLanes raw);
        mean &= units;
        logVariance = Numerics.LogVariance.Bound(raw & units);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Place(PosteriorRows encoded, int row, int unit) =>
        (nuint)(unit / Lanes.Count * encoded.Stride + row * Lanes.Count);
}
