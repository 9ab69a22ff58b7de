using TinyVae.Generator.Networks;
using TinyVae.Generator.Printing;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Conditions;

/// <summary>Where the condition of a row comes in: behind what corruption leaves of x, and behind z.</summary>
internal static class ConditionEmitter
{
    public static void Emit(SourceWriter writer, AppendCondition append, VaePlan plan) => writer.Write(
        $"ConditionPass.Append<TLanes>({OfBatch(plan)}, samples: 1, {append.Corrupted.At}, {plan.Condition.Features}, {plan.Data.Stride}, {plan.Data.Count});");

    public static void Emit(SourceWriter writer, JoinCondition join, VaePlan plan)
    {
        RowSet draws = plan.Draws;
        writer.Write($"ConditionPass.Join<TLanes>({OfBatch(plan)}, samples: {draws.PerRow}, {draws.At(join.Z.Buffer)}, {plan.Condition.Units}, {join.Code.At}, {draws.Stride}, {draws.Count});");
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
