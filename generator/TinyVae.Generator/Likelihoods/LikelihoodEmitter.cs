using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Likelihoods;

/// <summary>Where a step compares what the decoder gave with the data: densities, and the gradient of the decoder's last output.</summary>
internal static class LikelihoodEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        RowSet draws = plan.Draws;
        string type = plan.LikelihoodModel.Type;
        string shared = plan.SharedTensor is { } tensor ? $"ref Model.At({tensor.Offset})" : "ref zeros";
        string decoded = $"new({draws.At(plan.Likelihood.Identifier)}, {shared}, ref scratch, {plan.Model.Input.Size}, {draws.Count}, {draws.Stride})";
        string x = $"{plan.Data.At(BufferNames.Input)}, Training.Stride, samples: {plan.Objective.Samples}";
        if (!plan.Objective.IsImportanceWeighted)
        {
            string scale = plan.Objective.Samples == 1 ? "-scale" : $"-scale / {plan.Objective.Samples}";
            writer.Write($"{type}.Gradient<TLanes>({decoded}, {x}, {plan.Data.LineAt(BufferNames.Densities)}, {scale});");
            return;
        }

        writer.Write($"""
            ref float densities = {draws.LineAt(BufferNames.Densities)};
            ref float weights = {draws.LineAt(BufferNames.Weights)};
            {type}.RowGradients<TLanes>({decoded}, {x}, ref densities);
            ImportanceWeights.Normalize<TLanes>(ref densities, ref logRatios, KlWeight, rows, {plan.Objective.Samples}, batchRows, ref weights, {plan.Data.LineAt(BufferNames.Bounds)});
            RowScaling.Multiply<TLanes>({draws.At(plan.Likelihood.Identifier)}, {plan.Likelihood.Panels}, {draws.Count}, {draws.Stride}, ref weights, -1);
            """);
    }
}
