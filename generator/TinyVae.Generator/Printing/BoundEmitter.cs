using TinyVae.Generator.Columns;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>What the pass forward and backward gives back: the bound, once it is found finite.</summary>
internal static class BoundEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        string trailing = plan.Condition.IsDeclared ? $", trailing: {plan.Condition.Size}" : "";
        using (writer.Member("public Elbo Run()"))
        {
            if (plan.Columns.NeedScaling)
                writer.Write($"new {ColumnsEmitter.Scaling(plan.Columns, "Model", plan.ParameterLength)}.RequireFitted();");
            writer.Write($$"""
                {{plan.Likelihood.Type}}.Check(Batch, {{plan.Model.Input.Size}}, "batch"{{trailing}});
                int rows = Batch.Length / {{plan.Condition.RowSize}};
                Team.Run(this, isWorthSharing: {{NetworkEmitter.WorthSharing("rows", plan.Sharing.RowsOfPropagation, plan.Model.BatchSize)}});
                """);
            EmitTotals(writer, plan);
            if (plan.SharedTensor is { } shared)
                writer.Write($"double sharedGradient = {shared.Parameter.Gradient}(Model.At({shared.Offset}), {MeanDensity(plan)}, {plan.Model.Input.Size});");
            if (plan.SharesLayers && plan.SharedTensor is { } tensor)
                writer.Write($"Trainer.At(Training.Gradients + {tensor.Offset}) = (float)sharedGradient;");
            EmitCheck(writer, plan);
            if (plan.SharedTensor is not null && !plan.SharesLayers)
                writer.Write("Trainer.At(Training.SharedGradient) = (float)sharedGradient;");
            writer.Write("return new Elbo(reconstruction, divergence);");
        }
    }

    private static void EmitTotals(SourceWriter writer, VaePlan plan)
    {
        ObjectivePlan objective = plan.Objective;
        writer.Write(objective.IsPoint
            ? "const double divergence = 0;"
            : "double divergence = BlockSums.Total(ref Trainer.At(Training.Divergences), rows) / rows;");
        if (plan.Stages.Any())
            writer.Write($"divergence += BlockSums.Total(ref Trainer.At(Training.{BufferName.LatentTerms}), {plan.Draws.Of("rows")}) / {Draws(plan)};");
        if (objective.IsImportanceWeighted)
        {
            writer.Write("""
                double bound = BlockSums.Total(ref Trainer.At(Training.Bounds), rows) / rows;
                double reconstruction = bound + KlWeight * divergence;
                """);
        }
        else
        {
            writer.Write($"double reconstruction = BlockSums.Total(ref Trainer.At(Training.Densities), rows) / {Draws(plan)};");
        }
    }

    private static string Draws(VaePlan plan) => plan.Objective.Samples == 1 ? "rows" : $"({plan.Draws.Of("rows")})";

    private static void EmitCheck(SourceWriter writer, VaePlan plan)
    {
        if (plan.SharesLayers)
        {
            writer.Write($"""
                if (!double.IsFinite(reconstruction - divergence) || !FiniteCheck.Fits(Trainer.Slice(Training.Gradients, {plan.ParameterLength})))
                    ThrowNotFinite(Model, Batch);
                """);
            return;
        }

        string shared = plan.SharedTensor is null ? "" : "\n|| !(Math.Abs(sharedGradient) < FiniteCheck.LargestGradient)";
        int most = plan.Layers.Max(layer => layer.TermsOfWeightGradient);
        string terms = plan.Draws.Of("rows") + (most == 1 ? "" : $" * {most}");
        writer.Write($"""
            int blocks = (rows + Lanes - 1) / Lanes;
            if (!double.IsFinite(reconstruction - divergence)
                || !FiniteCheck.Fits(Trainer.Slice(Training.InputPeaks, blocks), Trainer.Slice(Training.GradientPeaks, blocks), {terms}){shared})
                ThrowNotFinite(Trainer, rows);
            """);
    }

    /// <summary>The mean log-density that the loss has, each draw by its weight.</summary>
    private static string MeanDensity(VaePlan plan) => plan.Objective.IsImportanceWeighted
        ? $"ImportanceWeights.Mean(ref Trainer.At(Training.Densities), ref Trainer.At(Training.ImportanceWeights), {plan.Draws.Of("rows")})"
        : "reconstruction";
}
