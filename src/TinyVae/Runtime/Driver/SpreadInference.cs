using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Inference where the decoder gives each feature a variance of its own.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TNetwork">The layers.</typeparam>
/// <typeparam name="TPosterior">q(z|x).</typeparam>
/// <typeparam name="TFeature">p(x|z) of a feature.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpreadInference<TNetwork, TPosterior, TFeature> : Inference<TNetwork, TPosterior, Featurewise<TFeature>>
    where TNetwork : struct, INetwork
    where TPosterior : struct, IPosterior
    where TFeature : struct, ISpreadFeatureLikelihood
{
    /// <summary>E[x|z] and log Var[x|z].</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="z">[rows, CodeSize].</param>
    /// <param name="mean">[rows, InputSize].</param>
    /// <param name="logVariance">[rows, InputSize].</param>
    public static void Decode(ModelMemory memory, ReadOnlySpan<float> z, Span<float> mean, Span<float> logVariance)
    {
        int rows = Require.Rows(z.Length, memory.Layout.CodeSize, nameof(z));
        Require.Length(mean.Length, rows, memory.Layout.InputSize, nameof(mean));
        Require.Length(logVariance.Length, rows, memory.Layout.InputSize, nameof(logVariance));
        Require.Apart(mean, z, nameof(mean), nameof(z));
        Require.Apart(logVariance, z, nameof(logVariance), nameof(z));
        Require.Apart(logVariance, mean, nameof(logVariance), nameof(mean));
        Run(memory, rows, new SpreadDecoding { Z = z, Mean = mean, LogVariance = logVariance });
    }

    private ref struct SpreadDecoding : IRowWork
    {
        public ReadOnlySpan<float> Z;
        public Span<float> Mean;
        public Span<float> LogVariance;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            at.ReadCodes<TLanes>(Z, first, count);
            DecodeMean<TLanes>(at, Mean, at.Layout.InputSize, first, count);
            FeatureSpread.LogVariance<TLanes, TFeature>(at.Decoded(count));
            at.WriteHead<TLanes>(1, LogVariance, at.Layout.InputSize, first, count);
        }
    }
}
