using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class ColumnInference<TNetwork, TPosterior, TTable>
{
    /// <summary>Adds rows to what the columns are scaled by.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    public static void FitScaling(ModelMemory memory, ReadOnlySpan<float> x)
    {
        InferenceLayout layout = memory.Layout;
        int rows = Require.Rows(x.Length, layout.RowSize, nameof(x));
        Columns<TTable>.Check(x, layout.InputSize, nameof(x), layout.ConditionSize);
        int atOnce = Math.Min(Lanes.Count, layout.Rows);
        Run(memory, rows, atOnce, rowsOfWork: 0, new Fitting { X = x, Rows = rows });
    }

    private ref struct Fitting : IRowWork
    {
        public ReadOnlySpan<float> X;
        public int Rows;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            at.Read<TLanes>(X, first, count);
            LikelihoodRows decoded = at.Decoded(count);
            var scaling = new ColumnScaling(ref decoded.Shared, TTable.Count);
            RowLanes.Load<TLanes>(ref at.Input, at.Stride, 1, TTable.Count, count, ref decoded.Scratch);
            var pass = new FitPass<TLanes>(ref decoded.Scratch, scaling, count);
            TTable.Visit(ref pass);
            if (first + count == Rows)
                scaling.Complete();
        }
    }
}
