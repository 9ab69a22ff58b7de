using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The posterior of a plain autoencoder: all of it at one point, z = μ(x), which the heads hold in panels of 16 units.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PointPosterior : IPosterior
{
    /// <inheritdoc/>
    public static bool HasDensity => false;

    /// <inheritdoc/>
    public static void Mean<TLanes>(PosteriorRows encoded, int rows, ref float z)
        where TLanes : struct, ILanes<TLanes>
        => Copy<TLanes>(encoded, 1, rows, ref z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogVariance<TLanes>(PosteriorRows encoded, int rows, ref float logVariance)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes none = TLanes.Broadcast(float.NegativeInfinity);
        for (int unit = 0; unit < encoded.Units; unit += Lanes.Count)
        {
            TLanes ofUnits = none & TLanes.FirstLanes(encoded.Units - unit);
            for (int row = 0; row < rows; row++)
                TLanes.Store(ofUnits, ref logVariance, (nuint)(row * Lanes.Count));
            logVariance = ref Unsafe.Add(ref logVariance, encoded.Stride);
        }
    }

    /// <summary>The point, whatever the noise.</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="headStep">Rows of heads from one draw to the next: 1, or 0 where all draws are of the first row.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="noise">Not read.</param>
    /// <param name="z">The first panel of z; 0 in the lanes beyond the units.</param>
    /// <param name="kl">Not read.</param>
    /// <param name="divergences">0, one float a draw: a point has no divergence from a density, and an autoencoder's loss none.</param>
    public static void Draw<TLanes>(
        PosteriorRows encoded, int headStep, int draws, ref float noise, ref float z, Kl kl, ref float divergences)
        where TLanes : struct, ILanes<TLanes>
    {
        Copy<TLanes>(encoded, headStep, draws, ref z);
        MemoryMarshal.CreateSpan(ref divergences, draws).Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TLanes>(PosteriorRows encoded, int headStep, int rows, ref float z)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float heads = ref encoded.Heads;
        for (int unit = 0; unit < encoded.Units; unit += Lanes.Count)
        {
            TLanes units = TLanes.FirstLanes(encoded.Units - unit);
            for (int row = 0; row < rows; row++)
                TLanes.Store(TLanes.Load(ref heads, (nuint)(row * headStep * Lanes.Count)) & units, ref z, (nuint)(row * Lanes.Count));
            heads = ref Unsafe.Add(ref heads, encoded.Stride);
            z = ref Unsafe.Add(ref z, encoded.Stride);
        }
    }
}
