using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>Where the condition of a row comes in: behind what corruption leaves of x, and behind z. Nothing where none is declared.</summary>
internal static class ConditionEmitter
{
    /// <summary>The encoder reads the condition as it was given, whatever became of x.</summary>
    public static void EmitBehindCorrupted(SourceWriter writer, VaePlan plan)
    {
        if (plan.Condition.IsDeclared && plan.Model.Corruption is not null)
            writer.Write($"ConditionPass.Append<TLanes>({OfBatch(plan)}, samples: 1, {plan.Data.At(BufferNames.Corrupted)}, {plan.Condition.Features}, {plan.Data.Stride}, {plan.Data.Count});");
    }

    /// <summary>The draws of z become codes.</summary>
    public static void EmitCodes(SourceWriter writer, VaePlan plan)
    {
        RowSet draws = plan.Draws;
        if (plan.Condition.IsDeclared)
            writer.Write($"ConditionPass.Join<TLanes>({OfBatch(plan)}, samples: {draws.PerRow}, {draws.At(plan.LatentBuffer)}, {plan.Condition.Units}, {draws.At(BufferNames.Code)}, {draws.Stride}, {draws.Count});");
    }

    /// <summary>The same at inference: a member of INetwork that is empty unless it is written.</summary>
    public static void EmitInference(SourceWriter writer, VaePlan plan)
    {
        if (!plan.Condition.IsDeclared)
            return;
        writer.Write("/// <summary>z → the code, [z | c].</summary>");
        using (writer.Member($"public static void AppendCondition<TLanes>(Arena scratch, int rows, int samples)\n{NetworkEmitter.OfLanes}"))
        {
            writer.Write($"""
                ConditionRows conditions = new(ref scratch.At(Inference.Input), Inference.Stride, {plan.Condition.Features}, {plan.Condition.Size});
                ConditionPass.Join<TLanes>(conditions, samples, ref scratch.At(Inference.Latent), {plan.Condition.Units}, ref scratch.At(Inference.Code), Inference.Stride, rows);
                """);
        }
    }

    private static string OfBatch(VaePlan plan) =>
        $"new({plan.Data.At(BufferNames.Input)}, {plan.Data.Stride}, {plan.Condition.Features}, {plan.Condition.Size})";
}
