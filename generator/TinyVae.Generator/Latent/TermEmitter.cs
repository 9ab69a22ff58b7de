using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Latent;

/// <summary>What the stages of z add to the divergence of each draw: their sum, and what each counts in the loss.</summary>
internal static class TermEmitter
{
    public static void Emit(SourceWriter writer, ClearTerms clear, VaePlan plan) => writer.Write(
        $"Trainer.Slice(Training.{clear.Terms.Buffer} + {First(plan)}, ({plan.Draws.Count} + 15) / 16 * 16).Clear();");

    public static void Emit(SourceWriter writer, GatherTerms gather, VaePlan plan)
    {
        if (gather.LogRatios is not null)
            writer.Write($"LatentTerms.AddTo<TLanes>({plan.Draws.LineAt(gather.Terms.Buffer)}, ref logRatios, {plan.Draws.Count});");
    }

    public static void Emit(SourceWriter writer, WeighTerms weigh, VaePlan plan)
    {
        string samples = plan.Objective.Samples == 1 ? "" : $" / {plan.Objective.Samples}";
        writer.Write(weigh.Weights is null
            ? $"Trainer.Slice(Training.{weigh.TermWeights.Buffer} + {First(plan)}, {plan.Draws.Count}).Fill(KlWeight * scale{samples});"
            : $"LatentTerms.Weigh<TLanes>(KlWeight, ref weights, {plan.Draws.LineAt(weigh.TermWeights.Buffer)}, {plan.Draws.Count});");
    }

    private static string First(VaePlan plan) => plan.Draws.Of("share.From");
}
