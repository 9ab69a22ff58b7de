using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Conditions;

/// <summary>Where the condition of a row comes in: behind what becomes of x, and behind z.</summary>
internal static class ConditionEmitter
{
    public static void Emit(SourceWriter writer, AppendCondition append)
    {
        RowSet rows = append.Read.Rows;
        string conditions = Conditions(append.Condition, append.Input);
        writer.Write($"ConditionPass.Append<TLanes>({conditions}, samples: 1, {append.Read.Ref}, {append.Features}, {rows.Stride}, {rows.Count});");
    }

    public static void Emit(SourceWriter writer, JoinCondition join)
    {
        RowSet draws = join.Code.Rows;
        string conditions = Conditions(join.Condition, join.Input);
        writer.Write($"ConditionPass.Join<TLanes>({conditions}, samples: {draws.PerRow}, {join.Z.Ref}, {join.Condition.Units}, {join.Code.Ref}, {draws.Stride}, {draws.Count});");
    }

    /// <summary>The same at inference.</summary>
    public static void EmitInference(SourceWriter writer, AppendCondition append) => writer.Write(
        $"ConditionPass.Append<TLanes>({ConditionsOfInference(append.Condition, append.Input)}, samples: 1, ref inference.At(Inference.{append.Read.Buffer}), {append.Features}, Inference.Stride, rows);");

    /// <summary>The same at inference: a member of INetwork that is empty unless it is written.</summary>
    public static void EmitInference(SourceWriter writer, JoinCondition join)
    {
        writer.Write("/// <summary>z → the code, [z | c].</summary>");
        using (writer.Member($"public static void AppendCondition<TLanes>(Arena inference, int rows, int samples)\n{Fragments.OfLanes}"))
        {
            writer.Write($"""
                ConditionRows conditions = {ConditionsOfInference(join.Condition, join.Input)};
                ConditionPass.Join<TLanes>(conditions, samples, ref inference.At(Inference.{join.Z.Buffer}), {join.Condition.Units}, ref inference.At(Inference.{join.Code.Buffer}), Inference.Stride, rows);
                """);
        }
    }

    private static string Conditions(ConditionPlan condition, Value input) =>
        $"new({input.Ref}, {input.Rows.Stride}, {condition.Features}, {condition.Size})";

    private static string ConditionsOfInference(ConditionPlan condition, Value input) =>
        $"new(ref inference.At(Inference.{input.Buffer}), Inference.Stride, {condition.Features}, {condition.Size})";
}
