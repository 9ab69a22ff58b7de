using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// q(z|x) = N(μ, L·Lᵀ), L lower triangular with a positive diagonal (Kingma and Welling, 2019, section 2.5.1). The heads lie side by side,
/// each from a whole panel on: μ; 2·log Lᵢᵢ before its bound; and the elements below the diagonal, row by row. Of it come z = μ + L·ε, and
/// log q and the divergence without a determinant or an inverse.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FullCovarianceGaussian : IPosterior
{
    /// <inheritdoc/>
    public static bool HasDensity => true;

    /// <summary>Floats that it needs in <see cref="PosteriorRows.Scratch"/>.</summary>
    /// <param name="units">Units of z.</param>
    public static int ScratchLength(int units) => (int)FullCovarianceLengths.Inference(units);

    /// <inheritdoc/>
    // μ stands in the first panels, where a point has z.
    public static void Mean<TLanes>(PosteriorRows encoded, int rows, ref float z)
        where TLanes : struct, ILanes<TLanes>
        => PointPosterior.Mean<TLanes>(encoded, rows, ref z);

    /// <summary>log Var[z|x] = log (L·Lᵀ)ᵢᵢ of each unit: its marginal variance.</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="logVariance">The first panel of the result, laid out as z.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogVariance<TLanes>(PosteriorRows encoded, int rows, ref float logVariance)
        where TLanes : struct, ILanes<TLanes>
    {
        var heads = new TriangularHeads(ref encoded.Scratch, encoded.Units);
        ref float lines = ref LatentLines(encoded);
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            heads.Load<TLanes>(encoded, first, 1, count);
            for (int unit = 0; unit < encoded.Units; unit++)
                TLanes.Store(heads.LogMarginalVariance<TLanes>(unit), ref lines, (nuint)(unit * Lanes.Count));
            ref float rowsOfBlock = ref Unsafe.Add(ref logVariance, first * Lanes.Count);
            RowLanes.Store<TLanes>(ref lines, ref rowsOfBlock, encoded.Stride, 1, encoded.Units, count);
        }
    }

    /// <inheritdoc/>
    public static void Draw<TLanes>(
        PosteriorRows encoded, int headStep, int draws, ref float noise, ref float z, Kl kl, ref float divergences)
        where TLanes : struct, ILanes<TLanes>
    {
        var heads = new TriangularHeads(ref encoded.Scratch, encoded.Units);
        ref float lines = ref LatentLines(encoded);
        for (int first = 0; first < draws; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, draws - first);
            int place = first * Lanes.Count;
            if (first == 0 || headStep > 0)
                heads.Load<TLanes>(encoded, first * headStep, headStep, count);
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref noise, place), encoded.Stride, 1, encoded.Units, count, ref lines);
            TLanes ratios = heads.Draw<TLanes>(ref lines);
            RowLanes.Store<TLanes>(ref lines, ref Unsafe.Add(ref z, place), encoded.Stride, 1, encoded.Units, count);
            LaneValues.Scatter(kl == Kl.Analytic ? heads.Divergence<TLanes>() : ratios, ref Unsafe.Add(ref divergences, first), 1, count);
        }
    }

    /// <summary>The memory after the heads' lines, for lines of z.</summary>
    private static ref float LatentLines(PosteriorRows encoded) =>
        ref Unsafe.Add(ref encoded.Scratch, TriangularHeads.Length(encoded.Units));
}
