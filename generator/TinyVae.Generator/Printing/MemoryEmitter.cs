using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>Memory plans as constants.</summary>
internal static class MemoryEmitter
{
    public static void EmitInference(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Offsets into the scratch of inference, in floats.</summary>");
        using (writer.Block("internal static class Inference"))
        {
            EmitStride(writer, "Stride", plan.InferenceStride);
            EmitOffsets(writer, plan.Inference.Memory);
            writer.BlankLine();
            EmitLayout(writer, plan);
        }
    }

    public static void EmitTraining(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Offsets into a trainer's arena, in floats.</summary>");
        using (writer.Block("internal static class Training"))
        {
            EmitStride(writer, "Stride", plan.StrideOf(plan.Data));
            if (plan.Objective.Samples > 1)
                EmitStride(writer, "DrawStride", plan.StrideOf(plan.Draws));
            EmitOffsets(writer, plan.Training.Memory);
            writer.BlankLine();
            string condition = plan.Condition.IsDeclared ? $", ConditionSize = {plan.Condition.Size}" : "";
            int draws = plan.Posterior.HasNoise ? plan.Objective.Samples : 0;
            writer.Write($$"""
                public static TrainingLayout Layout => new()
                {
                    InputSize = {{plan.Model.Input.Size}}{{condition}}, BatchSize = {{plan.Model.BatchSize}}, LatentSize = {{plan.Model.Latent}}, Draws = {{draws}},
                    Length = {{plan.Training.Memory.Length}}, Scratch = Scratch, ScratchLength = {{plan.Training.Scratch}},
                    States = [{{string.Join(", ", plan.Optimizer.States.Select(state => state.Buffer))}}],
                };
                """);
        }
    }

    private static void EmitStride(SourceWriter writer, string name, int rows) =>
        writer.Write($"public const int {name} = {rows} * Lanes; // from one panel of activations to the next");

    private static void EmitOffsets(SourceWriter writer, MemoryPlan memory)
    {
        foreach (PlacedBuffer buffer in memory.Buffers)
            writer.Write($"public const int {buffer.Request.Name} = {buffer.Offset}; // {buffer.Request.Shape}");
    }

    private static void EmitLayout(SourceWriter writer, VaePlan plan)
    {
        string[] buffers = ["Input", "Posterior", "Noise", "Latent", "Likelihood", "Densities", "Divergences"];
        IEnumerable<string> offsets = buffers.Select(buffer => $"{buffer} = {buffer}");
        if (plan.Inference.Scratch > 0)
            offsets = offsets.Append("Scratch = Scratch");
        if (plan.Condition.IsDeclared)
            offsets = offsets.Concat([$"ConditionSize = {plan.Condition.Size}", "Code = Code"]);
        if (plan.Shared is { } shared)
            offsets = offsets.Append($"Shared = {shared}");
        writer.Write($$"""
            public static InferenceLayout Layout => new()
            {
                InputSize = {{plan.Model.Input.Size}}, LatentSize = {{plan.Model.Latent}}, Rows = {{plan.InferenceRows}}, Stride = Stride, Length = {{plan.Inference.Memory.Length}}, RowsWorthSharing = {{plan.Sharing.RowsOfEvaluation}},
                {{string.Join(", ", offsets)}},
            };
            """);
    }
}
