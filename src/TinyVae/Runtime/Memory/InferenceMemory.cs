using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>One member's scratch of inference, its buffers by name.</summary>
/// <param name="memory">The model's.</param>
/// <param name="arena">The member's scratch.</param>
internal readonly struct InferenceMemory(ModelMemory memory, Arena arena)
{
    private readonly InferenceLayout _layout = memory.Layout;

    public Arena Model => memory.Arena;

    public Arena Arena => arena;

    public InferenceLayout Layout => _layout;

    public int Stride => _layout.Stride;

    public ref float Input => ref arena.At(_layout.Input);

    public ref float Noise => ref arena.At(_layout.Noise);

    public ref float Latent => ref arena.At(_layout.Latent);

    /// <summary>What the decoder reads.</summary>
    public ref float Code => ref arena.At(_layout.Code);

    /// <summary>The posterior's heads.</summary>
    public PosteriorRows Encoded => new(ref arena.At(_layout.Posterior), ref arena.At(_layout.Scratch), _layout.LatentSize, _layout.Stride);

    /// <summary>log p(x|z) of each row.</summary>
    public Span<float> Densities => arena.Slice(_layout.Densities, _layout.Rows);

    /// <summary>The divergence of each draw.</summary>
    public Span<float> Divergences => arena.Slice(_layout.Divergences, _layout.Rows);

    /// <summary>The likelihood's parameters.</summary>
    /// <param name="rows">Rows decoded.</param>
    public LikelihoodRows Decoded(int rows) => new(
        ref arena.At(_layout.Likelihood), ref memory.Arena.At(_layout.Shared), ref arena.At(_layout.Scratch), _layout.InputSize, rows, _layout.Stride);

    /// <summary>Lays rows of data, their conditions included, into the panels of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read<TLanes>(ReadOnlySpan<float> x, int first, int count)
        where TLanes : struct, ILanes<TLanes>
        => PanelLayout.FromRows<TLanes>(x.Slice(first * _layout.RowSize, count * _layout.RowSize), _layout.RowSize, ref Input, (nuint)Stride);

    /// <summary>Lays the conditions of rows, whose features have no meaning yet, into the panels of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadConditions<TLanes>(ReadOnlySpan<float> x, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (_layout.ConditionSize > 0)
            Read<TLanes>(x, first, count);
    }

    /// <summary>Lays rows of codes into panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadCodes<TLanes>(ReadOnlySpan<float> z, int first, int count)
        where TLanes : struct, ILanes<TLanes>
        => PanelLayout.FromRows<TLanes>(z.Slice(first * _layout.CodeSize, count * _layout.CodeSize), _layout.CodeSize, ref Code, (nuint)Stride);

    /// <summary>Lays rows of z out row-major.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLatent<TLanes>(Span<float> z, int first, int count)
        where TLanes : struct, ILanes<TLanes>
        => PanelLayout.ToRows<TLanes>(ref Latent, (nuint)Stride, _layout.LatentSize, _layout.LatentSize, z.Slice(first * _layout.LatentSize, count * _layout.LatentSize));

    /// <summary>Lays rows of a head of the likelihood out row-major, in rows of <paramref name="pitch"/> floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteHead<TLanes>(int head, Span<float> x, int pitch, int first, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int panels = Lanes.Panels(_layout.InputSize);
        ref float panel = ref arena.At(_layout.Likelihood + (head * panels * Stride));
        PanelLayout.ToRows<TLanes>(ref panel, (nuint)Stride, _layout.InputSize, pitch, x.Slice(first * pitch, count * pitch));
    }
}
