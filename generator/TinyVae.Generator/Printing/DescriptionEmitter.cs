using TinyVae.Generator.Columns;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Printing;

/// <summary>A model as data: what is declared and not the default, and the layers. Nothing of it is made before it is read.</summary>
internal static class DescriptionEmitter
{
    private const string Library = "global::TinyVae";

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write($"private static {Library}.VaeDescription? _description;");
        writer.BlankLine();
        writer.Write("/// <summary>The model as data: what is declared, with what that leaves to defaults, and its layers.</summary>");
        using (writer.Block($"public static {Library}.VaeDescription Description => _description ??= new()", close: "};"))
        {
            foreach (string property in Declared(plan))
                writer.Write($"{property},");
            using (writer.Block("Layers =", "[", "],"))
                EmitLayers(writer, plan);
            if (plan.Columns.AreDeclared)
            {
                using (writer.Block("Buffers =", "[", "],"))
                    EmitScales(writer, plan);
            }
        }

        writer.BlankLine();
    }

    private static IEnumerable<string> Declared(VaePlan plan)
    {
        VaeModel model = plan.Model;
        ObjectiveModel objective = model.Objective;
        yield return $"Input = new({model.Input.Height}, {model.Input.Width}, {model.Input.Channels})";
        if (plan.Condition.IsDeclared)
            yield return "Condition = ConditionSize";
        yield return "Latent = LatentSize";
        yield return $"Likelihood = {Library}.Likelihood.{model.Likelihood.Kind}";
        if (plan.Columns.AreDeclared)
            yield return $"Columns = [{string.Join(", ", Columns(model))}]";
        if (model.Likelihood.Categories.Count > 0)
            yield return $"Categories = [.. {NetworkEmitter.Groups}.Sizes]";
        if (model.Posterior != PosteriorKind.Diagonal)
            yield return $"Posterior = {Library}.Posterior.{model.Posterior}";
        if (objective.Kind != ObjectiveKind.Elbo)
            yield return $"Objective = {Library}.Objective.{objective.Kind}";
        if (objective.Samples != 1)
            yield return $"Samples = {objective.Samples}";
        if (objective.Kl != KlKind.Analytic)
            yield return $"Kl = {Library}.Kl.{objective.Kl}";
        if (objective.FreeBits > 0)
            yield return $"FreeBits = {Number.Literal(objective.FreeBits)}f";
        if (model.Corruption is { } corruption)
        {
            yield return $"Corruption = {Library}.Corruption.{corruption.Kind}";
            yield return $"CorruptionLevel = {Number.Literal(corruption.Level)}f";
        }

        yield return "BatchSize = BatchSize";
        if (model.Optimizer.Kind != OptimizerKind.Adam)
            yield return $"Optimizer = {Library}.Optimizer.{model.Optimizer.Kind}";
        if (model.Optimizer.ClipNorm > 0)
            yield return $"ClipNorm = {Number.Literal(model.Optimizer.ClipNorm)}f";
    }

    private static IEnumerable<string> Columns(VaeModel model)
    {
        int number = 0;
        foreach (ColumnModel column in model.Columns)
        {
            string others = $"{Library}.ColumnKind.{ColumnKinds.Of(column).Member}, {column.Size}, {(column.MayBeMissing ? "true" : "false")}";
            for (int i = 0; i < column.Count; i++)
                yield return $"new(\"{column.Name ?? $"{number}"}\", {others})";
            number += column.Count;
        }
    }

    private static void EmitScales(SourceWriter writer, VaePlan plan)
    {
        (string Name, bool IsNeverNegative)[] numbers = [("mean", false), ("deviation", true), ("count", true)];
        for (int i = 0; i < numbers.Length; i++)
        {
            long offset = plan.ParameterLength + (i * ColumnScalingLengths.Number(plan.Columns.Count));
            string bound = numbers[i].IsNeverNegative ? " { IsNeverNegative = true }" : "";
            writer.Write($"new(\"scaling.{numbers[i].Name}\", {plan.Columns.Count}, 0, {offset}, 0){bound},");
        }
    }

    private static void EmitLayers(SourceWriter writer, VaePlan plan)
    {
        foreach (LayerPlan layer in plan.Layers)
            Row(layer.Summary.Type, layer.Name, layer.Words, [.. Numbers(layer.Summary), .. Activation(layer)]);
        foreach (LatentStagePlan stage in plan.Stages)
            Row(stage.Summary.Type, stage.Name, stage.Words, [.. Numbers(stage.Summary)]);
        if (plan.SharedTensor is { } shared)
            Row("SharedParameterSummary", shared.Tensor.Name, SharedTensorPlan.Words, []);

        void Row(string type, string name, string words, string[] others) =>
            writer.Write($"new {Library}.{type}({string.Join(", ", [$"\"{name}\"", $"\"{words}\"", .. others])}),");

        static IEnumerable<string> Numbers(SummaryPlan summary) => summary.Numbers.Select(number => $"{number}");

        static string[] Activation(LayerPlan layer) => layer.Activation.IsIdentity ? [] : [$"{Library}.Activation.{layer.Activation.Type}"];
    }
}
