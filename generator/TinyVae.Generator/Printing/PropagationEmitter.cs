using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Printing;

/// <summary>The first half of a step: forward and backward straight through the layers.</summary>
internal static class PropagationEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        writer.Write(plan.SharesLayers
            ? "/// <summary>Forward and backward: the bound of a batch, and the gradient of the mean loss with respect to all parameters. A team shares each layer.</summary>"
            : "/// <summary>Forward and backward: the bound of a batch, and the gradient of the mean loss with respect to the output of every layer. A team shares the rows.</summary>");
        using (writer.Member("public ref struct Propagation : ITeamKernel"))
        {
            writer.Write("""
                public Arena Model;
                public Arena Trainer;
                public Team Team;
                public System.ReadOnlySpan<float> Batch;
                """);
            if (plan.Posterior.HasNoise)
            {
                writer.Write("""
                    public System.ReadOnlySpan<float> Noise; // drawn by the key where there is none
                    public RandomKey Key;
                    """);
            }

            if (plan.Model.Corruption is not null)
                writer.Write("public RandomKey CorruptionKey;");
            if (!plan.Objective.IsPoint)
                writer.Write("public float KlWeight;");
            writer.BlankLine();
            BoundEmitter.Emit(writer, plan);
            if (plan.SharesLayers)
                EmitSharedRun(writer, plan);
            else
                EmitRunPart(writer, plan);
        }

        FiniteCheckEmitter.EmitThrow(writer, plan);
    }

    private static void EmitRunPart(SourceWriter writer, VaePlan plan)
    {
        int input = plan.Condition.RowSize;
        using (writer.Block($"public readonly void Run<TLanes>(TeamMember member)\n{Fragments.OfLanes}"))
        {
            string idle = !plan.Training.Propagation.Meets ? "    return;" : """
                {
                    member.Barrier();
                    return;
                }
                """;
            writer.Write($$"""
                int batchRows = Batch.Length / {{input}};
                Share share = member.Rows(batchRows);
                int rows = share.Length;
                if (rows == 0)
                {{idle}}
                int first = share.From * Lanes; // the first of its rows in every panel
                """);
            if (plan.Objective.Samples > 1)
            {
                writer.Write($"""
                    int draws = rows * {plan.Objective.Samples}; // of z: draw s of row b is row b * {plan.Objective.Samples} + s
                    int firstDraw = first * {plan.Objective.Samples};
                    """);
            }

            writer.Write($$"""
                float scale = 1f / batchRows;
                ref float scratch = ref Team.Memory(member).At(0);
                ref float zeros = ref Trainer.At(Training.Zeros);
                """);
            string code = Code(writer.Part(), plan);
            foreach (Value value in plan.Training.Propagation.Rows.Where(value => Reference.IsIn(code, value.Name)))
                writer.Write(value.Declaration);
            writer.BlankLine();
            writer.Write(code);
        }
    }

    private static string Code(SourceWriter writer, VaePlan plan)
    {
        var operations = new OperationEmitter(writer, plan);
        operations.Emit(plan.Training.Loading);
        writer.BlankLine();
        operations.Emit(plan.Training.Forward);
        writer.BlankLine();
        operations.Emit(plan.Training.Backward);
        writer.BlankLine();
        operations.Emit(plan.Training.Closing);
        return writer.ToString().TrimEnd('\n');
    }

    /// <summary>A few rows at a time through the network and back, the sums of all gradients of the parameters on the way.</summary>
    private static void EmitSharedRun(SourceWriter writer, VaePlan plan)
    {
        using (writer.Block($"public readonly void Run<TLanes>(TeamMember member)\n{Fragments.OfLanes}"))
        {
            writer.Write($"""
                int batchRows = Batch.Length / {plan.Condition.RowSize};
                float scale = 1f / batchRows;
                ref float scratch = ref Team.Memory(member).At(0);
                ref float zeros = ref Trainer.At(Training.Zeros);
                ref float gradients = ref Trainer.At(Training.Gradients);
                """);
            string code = SharedCode(writer.Part(), plan);
            Value[] values = [.. (plan.Training.Propagation + plan.Training.Update).Rows.Where(value => Reference.IsIn(code, value.Name))];
            foreach (Value value in values.Where(value => !value.IsOfBatch)) // the same memory for the rows of every pass
                writer.Write($"ref float {value.Name} = ref Trainer.At(Training.{value.Buffer});");
            writer.BlankLine();
            writer.Write($"""
                Share lines = member.Share({plan.ParameterLength / PanelMath.Lanes}, 1);
                GradientLines.Clear<TLanes>(ref Unsafe.Add(ref gradients, lines.From * Lanes), lines.Length);
                """);
            using (writer.Block($"for (int from = 0; from < batchRows; from += {plan.Data.AtOnce})"))
            {
                writer.Write($"""
                    Share share = new(from, Math.Min(from + {plan.Data.AtOnce}, batchRows)); // the rows that go through at once
                    int rows = share.Length;
                    """);
                if (values.Any(value => value.IsOfBatch && value.FloatsPerRow == PanelMath.Lanes && value.Rows.PerRow == 1))
                    writer.Write("int first = from * Lanes;");
                if (plan.Objective.Samples > 1)
                {
                    writer.Write($"int draws = rows * {plan.Objective.Samples}; // of z: draw s of row b is row b * {plan.Objective.Samples} + s");
                    if (values.Any(value => value.IsOfBatch && value.FloatsPerRow == PanelMath.Lanes && value.Rows.PerRow > 1))
                        writer.Write($"int firstDraw = from * {plan.Objective.Samples} * Lanes;");
                }

                foreach (Value value in values.Where(value => value.IsOfBatch))
                    writer.Write(value.Declaration);
                writer.BlankLine();
                writer.Write(code);
            }
        }
    }

    private static string SharedCode(SourceWriter writer, VaePlan plan)
    {
        var operations = new OperationEmitter(writer, plan);
        operations.EmitShared(plan.Training.Loading + plan.Training.Forward);
        writer.BlankLine();
        operations.EmitShared(plan.Training.Backward);
        if (plan.Training.Update.Operations.Count > 0)
        {
            string model = plan.UpdateReadsParameters ? "Model, " : "";
            writer.Write($"""
                if (member.Index == 0)
                    WeightGradients<TLanes, AddGradient<TLanes>>({model}Trainer, Team.Memory(member), rows, TeamMember.Alone, new(ref gradients));
                member.Barrier();
                """);
        }

        return writer.ToString().TrimEnd('\n');
    }
}
