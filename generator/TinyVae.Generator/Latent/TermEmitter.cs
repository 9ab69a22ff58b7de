using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Latent;

/// <summary>What the stages of z add to the divergence of each draw: their sum, and what each counts in the loss.</summary>
internal static class TermEmitter
{
    public static void Emit(SourceWriter writer, ClearTerms clear)
    {
        RowSet draws = clear.Terms.Rows;
        writer.Write($"Trainer.Slice(Training.{clear.Terms.Buffer} + {draws.Of("share.From")}, ({draws.Count} + Lanes - 1) / Lanes * Lanes).Clear();");
    }

    public static void Emit(SourceWriter writer, GatherTerms gather)
    {
        if (gather.LogRatios is { } ratios)
            writer.Write($"LatentTerms.AddTo<TLanes>({gather.Terms.Ref}, {ratios.Ref}, {gather.Terms.Rows.Count});");
    }

    public static void Emit(SourceWriter writer, WeighTerms weigh)
    {
        RowSet draws = weigh.TermWeights.Rows;
        string samples = draws.PerRow == 1 ? "" : $" / {draws.PerRow}";
        writer.Write(weigh.Weights is { } weights
            ? $"LatentTerms.Weigh<TLanes>(KlWeight, {weights.Ref}, {weigh.TermWeights.Ref}, {draws.Count});"
            : $"Trainer.Slice(Training.{weigh.TermWeights.Buffer} + {draws.Of("share.From")}, {draws.Count}).Fill(KlWeight * scale{samples});");
    }
}
