using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary><see cref="Featurewise{TFeature}"/>, of features whose spread comes from the decoder: the log-variance can be asked for.</summary>
/// <typeparam name="TFeature">The likelihood of a feature.</typeparam>
public readonly struct FeaturewiseSpread<TFeature> : ISpreadLikelihood
    where TFeature : struct, ISpreadFeatureLikelihood
{
    /// <inheritdoc/>
    public static bool DrawsFromNormal => TFeature.DrawsFromNormal;

    /// <inheritdoc/>
    public static void Check(ReadOnlySpan<float> x, int features, string argument) => TFeature.Check(x, features, argument);

    /// <inheritdoc/>
    public static void LogDensities<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Featurewise<TFeature>.LogDensities<TLanes>(decoded, ref x, xStride, samples, ref densities);

    /// <inheritdoc/>
    public static void Gradient<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, float scale)
        where TLanes : struct, ILanes<TLanes>
        => Featurewise<TFeature>.Gradient<TLanes>(decoded, ref x, xStride, samples, ref densities, scale);

    /// <inheritdoc/>
    public static void RowGradients<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Featurewise<TFeature>.RowGradients<TLanes>(decoded, ref x, xStride, samples, ref densities);

    /// <inheritdoc/>
    public static void Mean<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
        => Featurewise<TFeature>.Mean<TLanes>(decoded);

    /// <inheritdoc/>
    public static void Draw<TLanes>(LikelihoodRows decoded, ref float noise)
        where TLanes : struct, ILanes<TLanes>
        => Featurewise<TFeature>.Draw<TLanes>(decoded, ref noise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogVariance<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int panel = decoded.Panels; panel < 2 * decoded.Panels; panel++)
        {
            for (int row = 0; row < decoded.Rows; row++)
            {
                nuint place = (nuint)(panel * decoded.Stride + row * Lanes.Count);
                var spread = new Spread<TLanes>(TLanes.Load(ref decoded.Parameters, place));
                TLanes.Store(TFeature.LogVariance(spread), ref decoded.Parameters, place);
            }
        }
    }
}
