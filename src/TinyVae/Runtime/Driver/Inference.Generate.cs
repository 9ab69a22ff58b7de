using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>E[x|z] for z from the prior.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize]: the features are written, the conditions read.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void Generate(ModelMemory memory, Span<float> x, ulong seed)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Run(memory, rows, new Generation { X = x, Prior = new(seed) });
    }

    /// <summary>x drawn from p(x|z), for the z that <see cref="Generate"/> decodes.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize]: the features are written, the conditions read.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void Sample(ModelMemory memory, Span<float> x, ulong seed)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Run(memory, rows, new Sampling { X = x, Prior = new(seed), Draws = RandomKey.From(seed, RandomStream.Draw) });
    }

    /// <summary>x drawn from p(x|z), z from the posterior.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="sample">[rows, InputSize].</param>
    /// <param name="seed">Key of the draws.</param>
    public static void ReconstructSample(ModelMemory memory, ReadOnlySpan<float> x, Span<float> sample, ulong seed)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Require.Length(sample.Length, rows, memory.Layout.InputSize, nameof(sample));
        Require.ApartOrSame(sample, x, nameof(sample), nameof(x));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Run(memory, rows, new SampledReconstruction
        {
            X = x,
            Sample = sample,
            Noise = RandomKey.From(seed, RandomStream.Evaluation),
            Draws = RandomKey.From(seed, RandomStream.Draw),
        });
    }

    /// <summary>z from the prior, into the scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DrawPrior<TLanes>(InferenceMemory at, PriorKeys keys, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        StandardNormal.FillPanels<TLanes>(keys.Noise, first, count, at.Layout.LatentSize, ref at.Latent, (nuint)at.Stride);
        TNetwork.DrawPrior<TLanes>(at.Model, at.Arena, keys.Choice, first, count);
    }

    /// <summary>z, which stands in the scratch, decoded, and a draw of x written in rows of <paramref name="pitch"/> floats.</summary>
    private static void DecodeDraw<TLanes>(InferenceMemory at, RandomKey key, Span<float> x, int pitch, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        DecodeLatent<TLanes>(at, count, samples: 1);
        TLikelihood.Draw<TLanes>(at.Decoded(count), key, first, ref at.Input); // read already, if at all, and free since
        at.WriteHead<TLanes>(0, x, pitch, first, count);
    }

    /// <summary>What draws from the prior are made of: normal noise, and what else it chooses.</summary>
    private readonly record struct PriorKeys(RandomKey Noise, RandomKey Choice)
    {
        public PriorKeys(ulong seed)
            : this(RandomKey.From(seed, RandomStream.Prior), RandomKey.From(seed, RandomStream.PriorChoice))
        {
        }
    }

    private ref struct Generation : IRowWork
    {
        public Span<float> X;
        public PriorKeys Prior;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            at.ReadConditions<TLanes>(X, first, count);
            DrawPrior<TLanes>(at, Prior, first, count);
            TNetwork.AppendCondition<TLanes>(at.Arena, count, samples: 1);
            DecodeMean<TLanes>(at, X, at.Layout.RowSize, first, count);
        }
    }

    private ref struct Sampling : IRowWork
    {
        public Span<float> X;
        public PriorKeys Prior;
        public RandomKey Draws;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            at.ReadConditions<TLanes>(X, first, count);
            DrawPrior<TLanes>(at, Prior, first, count);
            DecodeDraw<TLanes>(at, Draws, X, at.Layout.RowSize, first, count);
        }
    }

    private ref struct SampledReconstruction : IRowWork
    {
        public ReadOnlySpan<float> X;
        public Span<float> Sample;
        public RandomKey Noise;
        public RandomKey Draws;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeRows<TLanes>(at, X, first, count);
            DrawLatent<TLanes>(at, Noise, first, count, headStep: 1, Kl.Analytic, addTerms: false);
            DecodeDraw<TLanes>(at, Draws, Sample, at.Layout.InputSize, first, count);
        }
    }
}
