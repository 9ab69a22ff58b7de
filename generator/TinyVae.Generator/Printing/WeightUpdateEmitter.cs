using TinyVae.Generator.Networks;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The second half of a step: the gradients of the weights, and what becomes of them.</summary>
internal static class WeightUpdateEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        if (plan.SharesLayers)
        {
            if (plan.Training.Update.Operations.Count > 0)
                EmitWeightGradients(writer, plan);
            EmitApply(writer, plan);
            return;
        }

        OptimizerPlan optimizer = plan.Optimizer;
        if (!plan.ClipsGradients)
        {
            EmitWork(writer, plan, "Update", "The gradients of all weights, each taken by the optimizer as soon as it is there.",
                optimizer.Update, $"{optimizer.Lanes}<TLanes>", "Target.Broadcast<TLanes>()");
        }

        EmitWork(writer, plan, "Store", "The gradients of all weights, in the layout of the parameters.",
            "System.Span<float>", "StoreGradient<TLanes>", "new(ref Target[0])");
        EmitWeightGradients(writer, plan);
        EmitApply(writer, plan);
    }

    private static void EmitWork(SourceWriter writer, VaePlan plan, string name, string summary, string target, string update, string updateOfTarget)
    {
        writer.Write($"/// <summary>{summary} A team shares the panels of outputs.</summary>");
        using (writer.Member($"public ref struct {name} : ITeamKernel"))
        {
            if (plan.UpdateReadsParameters)
                writer.Write("public Arena Model;");
            writer.Write($$"""
                public Arena Trainer;
                public Team Team;
                public int Rows;
                public {{target}} Target;

                public void Run() => Team.Run(this, isWorthSharing: {{NetworkEmitter.WorthSharing("Rows", plan.Sharing.RowsOfUpdate, plan.Model.BatchSize)}});

                public readonly void Run<TLanes>(TeamMember member)
                    where TLanes : struct, Numerics.ILanes<TLanes>
                    => WeightGradients<TLanes, {{update}}>({{(plan.UpdateReadsParameters ? "Model, " : "")}}Trainer, Team.Memory(member), Rows, member, {{updateOfTarget}});
                """);
        }
    }

    private static void EmitWeightGradients(SourceWriter writer, VaePlan plan)
    {
        using (writer.Member($"private static void WeightGradients<TLanes, TUpdate>({(plan.UpdateReadsParameters ? "Arena model, " : "")}Arena trainer, Arena scratch, int rows, TeamMember member, in TUpdate update)\n{Fragments.OfUpdate}"))
        {
            new OperationEmitter(writer, plan).Emit(plan.Training.Update);
        }
    }

    private static void EmitApply(SourceWriter writer, VaePlan plan)
    {
        writer.Write($"/// <summary>The update of all parameters by gradients given{(plan.ClipsGradients ? ", scaled down where their norm is too large" : "")}.</summary>");
        using (writer.Member("public ref struct Apply : ITeamKernel"))
        {
            writer.Write($$"""
                public {{plan.Optimizer.Update}} Update;
                public System.ReadOnlySpan<float> Gradients;

                public readonly void Run<TLanes>(TeamMember member)
                    where TLanes : struct, Numerics.ILanes<TLanes>
                    => {{TakeAll(plan)}};
                """);
        }
    }

    private static string TakeAll(VaePlan plan)
    {
        string update = "Update.Broadcast<TLanes>()";
        return plan.ClipsGradients
            ? $"ParameterUpdate.TakeAll<TLanes, ScaledUpdate<TLanes, {plan.Optimizer.Lanes}<TLanes>>>(new({update}, GradientNorm.ClipFactor<TLanes>(Gradients, {Number.Literal(plan.Model.Optimizer.ClipNorm)}f)), Gradients)"
            : $"ParameterUpdate.TakeAll<TLanes, {plan.Optimizer.Lanes}<TLanes>>({update}, Gradients)";
    }
}
