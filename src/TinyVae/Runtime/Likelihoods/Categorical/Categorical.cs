using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The likelihood of one-hot groups of features, the parameters their logits l: log p(x) = Σ x·log softmax(l), the softmax over each
/// group. The groups are worked on with a row in each lane; the features then are independent.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TGroups">The groups.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Categorical<TGroups> : ILikelihood
    where TGroups : struct, IFeatureGroups
{
    /// <summary>Throws unless the features of each group are probabilities that sum to one, to within 0.001.</summary>
    /// <inheritdoc/>
    public static void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0) =>
        GroupCheck.Require(x, features, TGroups.Sizes, argument, trailing);

    /// <inheritdoc/>
    public static void LogDensities<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
    {
        InLanes<TLanes, LogSoftmax>(decoded);
        Featurewise<LogProbability>.LogDensities<TLanes>(decoded, ref x, xStride, samples, ref densities);
    }

    /// <inheritdoc/>
    public static void Gradient<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        InLanes<TLanes, LogSoftmax>(decoded);
        Featurewise<LogProbability>.Gradient<TLanes>(decoded, ref x, xStride, samples, ref densities, scale);
    }

    /// <inheritdoc/>
    public static void RowGradients<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
    {
        InLanes<TLanes, LogSoftmax>(decoded);
        Featurewise<LogProbability>.RowGradients<TLanes>(decoded, ref x, xStride, samples, ref densities);
    }

    /// <inheritdoc/>
    public static void Mean<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
    {
        InLanes<TLanes, LogSoftmax>(decoded);
        Featurewise<LogProbability>.Mean<TLanes>(decoded);
    }

    /// <summary>One-hot groups, by Gumbel's device: the largest of logits with noise.</summary>
    /// <inheritdoc/>
    public static void Draw<TLanes>(LikelihoodRows decoded, RandomKey key, int firstRow, ref float noise)
        where TLanes : struct, ILanes<TLanes>
    {
        Featurewise<LogProbability>.Draw<TLanes>(decoded, key, firstRow, ref noise);
        InLanes<TLanes, OneHotOfLargest>(decoded);
    }

    /// <summary>Applies a function to each group of each row, 16 rows at a time.</summary>
    private static void InLanes<TLanes, TFunction>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IGroupFunction
    {
        for (int first = 0; first < decoded.Rows; first += Lanes.Count)
        {
            ref float panels = ref Unsafe.Add(ref decoded.Parameters, first * Lanes.Count);
            int rows = Math.Min(Lanes.Count, decoded.Rows - first);
            RowLanes.Load<TLanes>(ref panels, decoded.Stride, 1, decoded.Features, rows, ref decoded.Scratch);
            ref float lines = ref decoded.Scratch;
            foreach (int size in TGroups.Sizes)
            {
                TFunction.Apply<TLanes>(ref lines, size);
                lines = ref Unsafe.Add(ref lines, size * Lanes.Count);
            }

            RowLanes.Store<TLanes>(ref decoded.Scratch, ref panels, decoded.Stride, 1, decoded.Features, rows);
        }
    }
}
