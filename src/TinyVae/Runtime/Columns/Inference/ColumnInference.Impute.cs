using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class ColumnInference<TNetwork, TPosterior, TTable>
{
    /// <summary>Writes what is expected of each cell that is missing in its place.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="seed">Key of the draws.</param>
    /// <param name="samples">Draws of z for each row.</param>
    public static void Impute(ModelMemory memory, Span<float> x, ulong seed, int samples)
    {
        InferenceLayout layout = memory.Layout;
        int rows = Require.Rows(x.Length, layout.RowSize, nameof(x));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        Columns<TTable>.Check(x, layout.InputSize, nameof(x), layout.ConditionSize);
        int draws = TPosterior.HasDensity ? samples : 1; // of a point, all are alike
        long rowsOfWork = rows > 1 ? (long)rows * draws : 0; // a row is not shared
        Run(memory, rows, atOnce: 1, rowsOfWork, new Imputation { X = x, Samples = draws, Noise = RandomKey.From(seed, RandomStream.ImportanceSampling) });
    }

    /// <summary>
    /// One row at a time: E[x|x observed] = Σ wₖ·E[x|zₖ] / Σ wₖ over draws zₖ from q(z|x), wₖ = p(x observed, zₖ) / q(zₖ|x) (Mattei and
    /// Frellsen, "MIWAE", ICML 2019, eq. 13). All draws of a plain autoencoder, or none that has a weight, count alike.
    /// </summary>
    private ref struct Imputation : IRowWork
    {
        public Span<float> X;
        public int Samples;
        public RandomKey Noise;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            Span<float> row = X.Slice(first * at.Layout.RowSize, TTable.Count);
            if (!HasMissing(row))
                return;
            EncodeRows<TLanes>(at, X, first, 1);
            RandomKey ofRow = Noise.At((ulong)first);
            var mean = new WeightedExpectations<TTable>(at.Decoded(1));
            for (int done = 0, draws; done < Samples; done += draws)
            {
                draws = Math.Min(Math.Min(at.Layout.Rows, Lanes.Count), Samples - done);
                DrawLatent<TLanes>(at, ofRow, done, draws, headStep: 0, Kl.MonteCarlo, addTerms: true);
                DecodeLatent<TLanes>(at, draws, samples: draws);
                mean.Add<TLanes>(at.Decoded(draws), ref at.Input, at.Stride, at.Divergences[..draws]);
            }

            mean.Fill<TLanes>(row);
        }

        private static bool HasMissing(ReadOnlySpan<float> row)
        {
            foreach (float cell in row)
            {
                if (float.IsNaN(cell))
                    return true;
            }
            return false;
        }
    }
}
