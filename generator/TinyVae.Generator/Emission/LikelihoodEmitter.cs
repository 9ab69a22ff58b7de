using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>Where a step compares what the decoder gave with the data: densities, and the gradient of the decoder's last output.</summary>
internal static class LikelihoodEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        RowSet draws = plan.Draws;
        string type = plan.LikelihoodModel.Type;
        string shared = plan.SharedTensor is { } tensor ? $"ref Model.At({tensor.Offset})" : "ref zeros";
        string decoded = $"new({draws.At("Likelihood")}, {shared}, ref scratch, {plan.Model.Input.Size}, {draws.Count}, {draws.Stride})";
        string x = $"{plan.Data.At("Input")}, Training.Stride, samples: {plan.Objective.Samples}";
        if (!plan.Objective.IsImportanceWeighted)
        {
            string scale = plan.Objective.Samples == 1 ? "-scale" : $"-scale / {plan.Objective.Samples}";
            writer.Write($"{type}.Gradient<TLanes>({decoded}, {x}, ref Trainer.At(Training.Densities + share.From), {scale});");
            return;
        }

        writer.Write($"""
            ref float densities = ref Trainer.At(Training.Densities + {draws.Of("share.From")});
            ref float weights = ref Trainer.At(Training.Weights + {draws.Of("share.From")});
            {type}.RowGradients<TLanes>({decoded}, {x}, ref densities);
            ImportanceWeights.Normalize<TLanes>(ref densities, ref logRatios, KlWeight, rows, {plan.Objective.Samples}, batchRows, ref weights, ref Trainer.At(Training.Bounds + share.From));
            RowScaling.Multiply<TLanes>({draws.At("Likelihood")}, {plan.Likelihood.Panels}, {draws.Count}, {draws.Stride}, ref weights, -1);
            """);
    }
}
