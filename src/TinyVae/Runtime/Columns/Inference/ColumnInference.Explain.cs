using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class ColumnInference<TNetwork, TPosterior, TTable>
{
    /// <summary>What each column adds to the bound of each row, and what the divergence does.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="seed">Key of the draws: those of Evaluate.</param>
    /// <param name="result">[rows, InputSize + 1], nats.</param>
    public static void Explain(ModelMemory memory, ReadOnlySpan<float> x, ulong seed, Span<float> result)
    {
        InferenceLayout layout = memory.Layout;
        int rows = Require.Rows(x.Length, layout.RowSize, nameof(x));
        Require.Length(result.Length, rows, layout.InputSize + 1, nameof(result));
        Require.Apart(result, x, nameof(result), nameof(x));
        Columns<TTable>.Check(x, layout.InputSize, nameof(x), layout.ConditionSize);
        Run(memory, rows, new Explanation { X = x, Noise = RandomKey.From(seed, RandomStream.Evaluation), Result = result });
    }

    private ref struct Explanation : IRowWork
    {
        public ReadOnlySpan<float> X;
        public RandomKey Noise;
        public Span<float> Result;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeRows<TLanes>(at, X, first, count);
            DrawLatent<TLanes>(at, Noise, first, count, headStep: 1, Kl.Analytic, addTerms: true);
            DecodeLatent<TLanes>(at, count, samples: 1);
            Columns<TTable>.DensitiesOfCells<TLanes>(at.Decoded(count), ref at.Input, at.Stride);
            int pitch = TTable.Count + 1;
            at.WriteHead<TLanes>(0, Result, pitch, first, count);
            for (int row = 0; row < count; row++)
                Result[((first + row) * pitch) + TTable.Count] = -at.Divergences[row];
        }
    }
}
