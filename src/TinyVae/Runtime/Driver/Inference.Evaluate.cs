using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>The bound, averaged over the rows.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize], at least one row.</param>
    /// <param name="seed">Key of the draws.</param>
    public static Elbo Evaluate(ModelMemory memory, ReadOnlySpan<float> x, ulong seed)
    {
        const int Chunks = 64; // at once
        Span<double> sums = stackalloc double[2 * Chunks];
        InferenceLayout layout = memory.Layout;
        int rows = Require.Rows(x.Length, layout.RowSize, int.MaxValue, nameof(x));
        TLikelihood.Check(x, layout.InputSize, nameof(x), layout.ConditionSize);
        var noise = RandomKey.From(seed, RandomStream.Evaluation);
        double reconstruction = 0;
        double divergence = 0;
        for (int first = 0, count; first < rows; first += count)
        {
            count = Math.Min(Chunks * layout.Rows, rows - first);
            int chunks = (count + layout.Rows - 1) / layout.Rows;
            var work = new ChunkBounds { X = x, Noise = noise, FirstRow = first, Reconstructions = sums[..chunks], Divergences = sums[Chunks..] };
            Run(memory, count, layout.Rows, rows, work);
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                reconstruction += work.Reconstructions[chunk];
                divergence += work.Divergences[chunk];
            }
        }

        return new Elbo(reconstruction / rows, divergence / rows);
    }

    /// <summary>The bound of each row.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="seed">Key of the draws.</param>
    /// <param name="result">[rows], nats.</param>
    public static void Evaluate(ModelMemory memory, ReadOnlySpan<float> x, ulong seed, Span<float> result)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Require.Length(result.Length, rows, 1, nameof(result));
        Require.Apart(result, x, nameof(result), nameof(x));
        TLikelihood.Check(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Run(memory, rows, new RowBounds { X = x, Noise = RandomKey.From(seed, RandomStream.Evaluation), Result = result });
    }

    /// <summary>log p(x|z) and the divergence of some rows, one draw of z each, into the scratch.</summary>
    private static void Bound<TLanes>(InferenceMemory at, ReadOnlySpan<float> x, RandomKey noise, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        EncodeRows<TLanes>(at, x, first, count);
        DrawLatent<TLanes>(at, noise, first, count, headStep: 1, Kl.Analytic, addTerms: true);
        DecodeLatent<TLanes>(at, count, samples: 1);
        TLikelihood.LogDensities<TLanes>(at.Decoded(count), ref at.Input, at.Stride, samples: 1, ref at.Densities[0]);
    }

    /// <summary>The bounds of chunks of rows, each summed apart.</summary>
    private ref struct ChunkBounds : IRowWork
    {
        public ReadOnlySpan<float> X;
        public RandomKey Noise;
        public int FirstRow;
        public Span<double> Reconstructions; // one a chunk
        public Span<double> Divergences;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            Bound<TLanes>(at, X, Noise, FirstRow + first, count);
            double reconstruction = 0;
            double divergence = 0;
            for (int row = 0; row < count; row++)
            {
                reconstruction += at.Densities[row];
                divergence += at.Divergences[row];
            }

            Reconstructions[first / at.Layout.Rows] = reconstruction;
            Divergences[first / at.Layout.Rows] = divergence;
        }
    }

    private ref struct RowBounds : IRowWork
    {
        public ReadOnlySpan<float> X;
        public RandomKey Noise;
        public Span<float> Result;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            Bound<TLanes>(at, X, Noise, first, count);
            for (int row = 0; row < count; row++)
                Result[first + row] = at.Densities[row] - at.Divergences[row];
        }
    }
}
