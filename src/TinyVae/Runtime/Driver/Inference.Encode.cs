using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>The posterior's mean and, where its span is not empty, log-variance.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="mean">[rows, LatentSize].</param>
    /// <param name="logVariance">[rows, LatentSize].</param>
    public static void Encode(ModelMemory memory, ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Require.Length(mean.Length, rows, memory.Layout.LatentSize, nameof(mean));
        Require.Length(logVariance.Length, rows, memory.Layout.LatentSize, nameof(logVariance));
        Require.Apart(mean, x, nameof(mean), nameof(x));
        Require.Apart(logVariance, x, nameof(logVariance), nameof(x));
        Require.Apart(logVariance, mean, nameof(logVariance), nameof(mean));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Run(memory, rows, new Encoding { X = x, Mean = mean, LogVariance = logVariance });
    }

    /// <summary>The posterior's mean.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="mean">[rows, LatentSize].</param>
    public static void Encode(ModelMemory memory, ReadOnlySpan<float> x, Span<float> mean)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Require.Length(mean.Length, rows, memory.Layout.LatentSize, nameof(mean));
        Require.Apart(mean, x, nameof(mean), nameof(x));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Run(memory, rows, new Encoding { X = x, Mean = mean });
    }

    /// <summary>Rows of x, and the posterior's heads of them, in the scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void EncodeRows<TLanes>(InferenceMemory at, ReadOnlySpan<float> x, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        at.Read<TLanes>(x, first, count);
        TNetwork.Encode<TLanes>(at.Model, at.Arena, count);
    }

    /// <summary>
    /// z drawn from the posterior, into the scratch, with its divergence from the prior: by draw, or in closed form as far as it has one.
    /// Without the terms of flow and prior where nobody asks for the divergence.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void DrawLatent<TLanes>(InferenceMemory at, RandomKey key, int first, int draws, int headStep, Kl kl, bool addTerms)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TPosterior.HasDensity)
            StandardNormal.FillPanels<TLanes>(key, first, draws, at.Layout.LatentSize, ref at.Noise, (nuint)at.Stride);
        TPosterior.Draw<TLanes>(at.Encoded, headStep, draws, ref at.Noise, ref at.Latent, kl, ref at.Divergences[0]);
        TNetwork.TransformLatent<TLanes>(at.Model, at.Arena, draws, addTerms);
        if (addTerms)
            TNetwork.AddPriorTerms<TLanes>(at.Model, at.Arena, draws);
    }

    /// <summary>Rows of x encoded, and the posterior's mean, sent through its flow, as z in the scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EncodeMean<TLanes>(InferenceMemory at, ReadOnlySpan<float> x, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        EncodeRows<TLanes>(at, x, first, count);
        TPosterior.Mean<TLanes>(at.Encoded, count, ref at.Latent);
        TNetwork.TransformLatent<TLanes>(at.Model, at.Arena, count, addTerms: false);
    }

    private ref struct Encoding : IRowWork
    {
        public ReadOnlySpan<float> X;
        public Span<float> Mean;
        public Span<float> LogVariance; // empty where nobody asks for it

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeMean<TLanes>(at, X, first, count);
            at.WriteLatent<TLanes>(Mean, first, count);
            if (LogVariance.IsEmpty)
                return;
            TPosterior.LogVariance<TLanes>(at.Encoded, count, ref at.Latent);
            at.WriteLatent<TLanes>(LogVariance, first, count);
        }
    }
}
