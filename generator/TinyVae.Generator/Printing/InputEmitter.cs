using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>What a step begins with: the batch, its corruption, and the noise of its draws.</summary>
internal static class InputEmitter
{
    public static void Emit(SourceWriter writer, LoadBatch load)
    {
        int size = load.Input.Features;
        writer.Write($"PanelLayout.FromRows<TLanes>(Batch.Slice(share.From * {size}, rows * {size}), {size}, {load.Input.Ref}, Training.Stride);");
    }

    public static void Emit(SourceWriter writer, Corrupt corrupt) => writer.Write(
        $"CorruptionPass.Apply<TLanes, {CorruptionPlan.Of(corrupt.Corruption).Type}>(CorruptionKey, {Number.Literal(corrupt.Corruption.Level)}f, share.From, rows, {corrupt.Features}, {corrupt.X.Ref}, {corrupt.Corrupted.Ref}, Training.Stride);");

    public static void Emit(SourceWriter writer, DrawNoise draw)
    {
        Value noise = draw.Noise;
        string from = noise.Rows.Of("share.From");
        writer.Write($"""
            if (Noise.IsEmpty)
                StandardNormal.FillPanels<TLanes>(Key, {from}, {noise.Rows.Count}, {noise.Features}, {noise.Ref}, {noise.Rows.Stride});
            else
                PanelLayout.FromRows<TLanes>(Noise.Slice({from} * {noise.Features}, {noise.Rows.Count} * {noise.Features}), {noise.Features}, {noise.Ref}, {noise.Rows.Stride});
            """);
    }
}
