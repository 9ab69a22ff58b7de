using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
{
    /// <summary>E[x|z].</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="z">[rows, CodeSize].</param>
    /// <param name="mean">[rows, InputSize].</param>
    public static void Decode(ModelMemory memory, ReadOnlySpan<float> z, Span<float> mean)
    {
        int rows = Require.Rows(z.Length, memory.Layout.CodeSize, nameof(z));
        Require.Length(mean.Length, rows, memory.Layout.InputSize, nameof(mean));
        Require.Apart(mean, z, nameof(mean), nameof(z));
        Run(memory, rows, new Decoding { Z = z, Mean = mean });
    }

    /// <summary>E[x|z] at the posterior's mean.</summary>
    /// <param name="memory">The model's.</param>
    /// <param name="x">[rows, RowSize].</param>
    /// <param name="mean">[rows, InputSize].</param>
    public static void Reconstruct(ModelMemory memory, ReadOnlySpan<float> x, Span<float> mean)
    {
        int rows = Require.Rows(x.Length, memory.Layout.RowSize, nameof(x));
        Require.Length(mean.Length, rows, memory.Layout.InputSize, nameof(mean));
        Require.ApartOrSame(mean, x, nameof(mean), nameof(x));
        TLikelihood.CheckRead(x, memory.Layout.InputSize, nameof(x), memory.Layout.ConditionSize);
        Run(memory, rows, new Reconstruction { X = x, Mean = mean });
    }

    /// <summary>z, which stands in the scratch, decoded with the conditions of the rows of data: draw r with that of row r / samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void DecodeLatent<TLanes>(InferenceMemory at, int draws, int samples)
        where TLanes : struct, ILanes<TLanes>
    {
        TNetwork.AppendCondition<TLanes>(at.Arena, draws, samples);
        TNetwork.Decode<TLanes>(at.Model, at.Arena, draws);
    }

    /// <summary>Codes, which stand in the scratch, decoded, and the mean written in rows of <paramref name="pitch"/> floats.</summary>
    private protected static void DecodeMean<TLanes>(InferenceMemory at, Span<float> mean, int pitch, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TNetwork.Decode<TLanes>(at.Model, at.Arena, count);
        TLikelihood.Mean<TLanes>(at.Decoded(count));
        at.WriteHead<TLanes>(0, mean, pitch, first, count);
    }

    private ref struct Decoding : IRowWork
    {
        public ReadOnlySpan<float> Z;
        public Span<float> Mean;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            at.ReadCodes<TLanes>(Z, first, count);
            DecodeMean<TLanes>(at, Mean, at.Layout.InputSize, first, count);
        }
    }

    private ref struct Reconstruction : IRowWork
    {
        public ReadOnlySpan<float> X;
        public Span<float> Mean;

        public readonly void Run<TLanes>(InferenceMemory at, int first, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            EncodeMean<TLanes>(at, X, first, count);
            TNetwork.AppendCondition<TLanes>(at.Arena, count, samples: 1);
            DecodeMean<TLanes>(at, Mean, at.Layout.InputSize, first, count);
        }
    }
}
