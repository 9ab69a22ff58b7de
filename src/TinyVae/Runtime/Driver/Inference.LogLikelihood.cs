using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>log p(x) of each row by importance samples: log ⅟ₖ Σ p(x, z) / q(z|x) over k draws z from q(z|x).</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="samples">k.</param>
    /// <param name="result">[rows], nats.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="NotSupportedException">The posterior is a point.</exception>
    public static void LogLikelihood(ModelMemory memory, ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed)
    {
        if (!TPosterior.HasDensity)
            throw new NotSupportedException("A plain autoencoder has no posterior density, and so no importance weights: use Evaluate or ReconstructionProbability.");
        Estimate<LogMeanWeight>(memory, x, samples, result, seed);
    }

    /// <summary>E[log p(x|z)] of each row over draws z from q(z|x).</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="samples">Draws a row.</param>
    /// <param name="result">[rows], nats.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void ReconstructionProbability(ModelMemory memory, ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed) =>
        Estimate<MeanDensity>(memory, x, samples, result, seed);

    private static void Estimate<TEstimate>(ModelMemory memory, ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed)
        where TEstimate : struct, IEstimate
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        Require.Length(result.Length, rows, 1, nameof(result));
        Require.Apart(result, x, nameof(result), nameof(x));
        TLikelihood.Check(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        var noise = RandomKey.From(seed, RandomStream.ImportanceSampling);
        int draws = TPosterior.HasDensity ? samples : 1; // of a point, all are alike
        long rowsOfWork = rows > 1 ? (long)rows * draws : 0; // a row is not shared
        Run(memory, rows, atOnce: 1, rowsOfWork, new Estimation<TEstimate> { X = x, Samples = draws, Noise = noise, Result = result });
    }

    /// <summary>One row at a time, its draws as many at a time as the scratch has rows: fixed memory for any number of draws.</summary>
    private ref struct Estimation<TEstimate> : IRowWork
        where TEstimate : struct, IEstimate
    {
        public ReadOnlySpan<float> X;
        public int Samples;
        public RandomKey Noise;
        public Span<float> Result;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeRows<TLanes>(at, X, first, 1);
            RandomKey ofRow = Noise.At((ulong)first);
            var estimate = default(TEstimate);
            for (int done = 0, draws; done < Samples; done += draws)
            {
                draws = Math.Min(at.Layout.Rows, Samples - done);
                DrawLatent<TLanes>(at, ofRow, done, draws, headStep: 0, Kl.MonteCarlo, TEstimate.NeedsLogRatios);
                DecodeLatent<TLanes>(at, draws, samples: draws);
                TLikelihood.LogDensities<TLanes>(at.Decoded(draws), ref at.Input, at.Stride, samples: draws, ref at.Densities[0]);
                estimate.Add<TLanes>(at.Densities[..draws], at.Divergences[..draws]);
            }

            Result[first] = estimate.Value<TLanes>();
        }
    }
}
