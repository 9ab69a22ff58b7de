using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>Rows decoded along the straight line between the codes of two rows, both ends included: posterior means, and conditions behind them.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="a">[RowSize].</param>
    /// <param name="b">[RowSize].</param>
    /// <param name="result">[rows, InputSize], at least two rows.</param>
    public static void Interpolate(ModelMemory memory, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result)
    {
        Require.Length(a.Length, 1, memory.Layout.RowSize, nameof(a));
        Require.Length(b.Length, 1, memory.Layout.RowSize, nameof(b));
        TLikelihood.CheckRead(a, memory.Layout.InputSize, nameof(a), memory.Layout.ConditionSize);
        TLikelihood.CheckRead(b, memory.Layout.InputSize, nameof(b), memory.Layout.ConditionSize);
        Walk(memory, new LatentWalk { From = a, To = b, Result = result }, nameof(result));
    }

    /// <summary>Rows decoded while one unit of a row's posterior mean goes through an interval, both ends included.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[RowSize].</param>
    /// <param name="unit">The unit.</param>
    /// <param name="from">Its first value.</param>
    /// <param name="to">Its last value.</param>
    /// <param name="result">[rows, InputSize], at least two rows.</param>
    public static void Traverse(ModelMemory memory, ReadOnlySpan<float> x, int unit, float from, float to, Span<float> result)
    {
        Require.Length(x.Length, 1, memory.Layout.RowSize, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, memory.Layout.LatentSize);
        Require.Finite(from, nameof(from));
        Require.Finite(to, nameof(to));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Walk(memory, new LatentWalk { From = x, To = x, Unit = unit, FirstValue = from, LastValue = to, Result = result }, nameof(result));
    }

    /// <summary>What each unit of z does over the rows.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize], at least one row.</param>
    /// <param name="result">[LatentSize].</param>
    public static void LatentStatistics(ModelMemory memory, ReadOnlySpan<float> x, Span<LatentUnit> result)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, int.MaxValue, nameof(x));
        Require.Length(result.Length, 1, memory.Layout.LatentSize, nameof(result));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        memory.Run(new LatentCensus { Memory = memory, X = x, Rows = rows, Result = result }, isWorthSharing: false); // row after row
    }

    private static void Walk(ModelMemory memory, LatentWalk walk, string result)
    {
        walk.Memory = memory;
        walk.Rows = Require.Rows(walk.Result.Length, memory.Layout.InputSize, result);
        Require.AtLeastRows(walk.Rows, 2, result);
        memory.Run(walk, isWorthSharing: false); // every step starts from the same two ends
    }

    private ref struct LatentCensus : ITeamKernel
    {
        public ModelMemory Memory;
        public ReadOnlySpan<float> X;
        public int Rows;
        public Span<LatentUnit> Result;

        public readonly void Run<TLanes>(TeamMember member)
            where TLanes : struct, ILanes<TLanes>
        {
            var at = new InferenceMemory(Memory, Memory.Team.Memory(member));
            var moments = new LatentMoments(Result);
            int latent = at.Layout.LatentSize;
            int atOnce = at.Layout.Rows / 2; // the noise's memory, unused here, takes means and log-variances of half as many rows
            Span<float> mean = at.Arena.Slice(at.Layout.Noise, atOnce * latent);
            Span<float> logVariance = at.Arena.Slice(at.Layout.Noise + (atOnce * latent), atOnce * latent);
            for (int first = 0; first < Rows; first += atOnce)
            {
                int count = Math.Min(atOnce, Rows - first);
                EncodeRows<TLanes>(at, X, first, count);
                TPosterior.Mean<TLanes>(at.Encoded, count, ref at.Latent); // before a flow, as are the log-variances
                at.WriteLatent<TLanes>(mean, 0, count);
                TPosterior.LogVariance<TLanes>(at.Encoded, count, ref at.Latent);
                at.WriteLatent<TLanes>(logVariance, 0, count);
                moments.Add(mean[..(count * latent)], logVariance[..(count * latent)]);
            }
        }
    }

    private ref struct LatentWalk : ITeamKernel
    {
        public ModelMemory Memory;
        public ReadOnlySpan<float> From;
        public ReadOnlySpan<float> To;
        public int? Unit;
        public float FirstValue;
        public float LastValue;
        public int Rows;
        public Span<float> Result;

        public readonly void Run<TLanes>(TeamMember member)
            where TLanes : struct, ILanes<TLanes>
        {
            var at = new InferenceMemory(Memory, Memory.Team.Memory(member));
            ref float ends = ref at.Noise; // rows 0 and 1
            EncodeEnd<TLanes>(at, To, ref ends, row: 1);
            EncodeEnd<TLanes>(at, From, ref ends, row: 0);
            if (Unit is { } unit)
                LatentPath.Set(ref ends, unit, at.Stride, FirstValue, LastValue);

            for (int first = 0; first < Rows; first += at.Layout.Rows)
            {
                int count = Math.Min(at.Layout.Rows, Rows - first);
                LatentPath.Fill<TLanes>(ref ends, ref at.Code, at.Layout.CodeSize, at.Stride, first, count, Rows);
                DecodeMean<TLanes>(at, Result, at.Layout.InputSize, first, count);
            }
        }

        private static void EncodeEnd<TLanes>(InferenceMemory at, ReadOnlySpan<float> x, ref float ends, int row)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeMean<TLanes>(at, x, 0, 1);
            TNetwork.AppendCondition<TLanes>(at.Arena, rows: 1, samples: 1);
            LatentPath.Copy<TLanes>(ref at.Code, ref ends, row, at.Layout.CodeSize, at.Stride);
        }
    }
}
