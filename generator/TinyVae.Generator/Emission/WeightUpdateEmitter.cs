using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The second half of a step: the gradients of the weights, and what becomes of them.</summary>
internal static class WeightUpdateEmitter
{
    private const string OfLanes = NetworkEmitter.OfLanes;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitWork(writer, plan, "Update", "The gradients of all weights, each taken by the optimizer as soon as it is there.",
            "Adam", "AdamLanes", lanes => $"Target.Broadcast<{lanes}>()");
        EmitWork(writer, plan, "Store", "The gradients of all weights, in the layout of the parameters.",
            "Span<float>", "StoreGradient", _ => "new(ref Target[0])");
        EmitWeightGradients(writer, plan);
        EmitApply(writer);
    }

    private static void EmitWork(SourceWriter writer, VaePlan plan, string name, string summary, string target, string update, Func<string, string> updateOf)
    {
        writer.Write($"/// <summary>{summary} A team shares the panels of outputs.</summary>");
        using (writer.Member($"public ref struct {name} : ITeamWork"))
        {
            writer.Write($$"""
                public Arena Trainer;
                public Crew Crew;
                public int Rows;
                public {{target}} Target;

                public void Run() => Crew.Run(this, isWorthSharing: {{NetworkEmitter.WorthSharing("Rows", plan.Sharing.RowsOfUpdate, plan.Model.BatchSize)}});

                """);
            using (writer.Block("public readonly void Run(TeamMember member)"))
                writer.Write(NetworkEmitter.AtBestWidth(lanes => $"WeightGradients<{lanes}, {update}<{lanes}>>(Trainer, Crew.Scratch(member), Rows, member, {updateOf(lanes)})"));
        }
    }

    private static void EmitWeightGradients(SourceWriter writer, VaePlan plan)
    {
        const string OfUpdate = "    where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct";
        using (writer.Member($"private static void WeightGradients<TLanes, TUpdate>(Arena trainer, Arena scratch, int rows, TeamMember member, in TUpdate update)\n{OfLanes}\n{OfUpdate}"))
        {
            foreach (LayerBuffers layer in LayerBuffers.Of(plan).Reverse())
                writer.Write($"{layer.Layer.Identifier}.WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{layer.Input}), ref trainer.At(Training.{layer.Gradient}), ref scratch.At(0), rows, member, in update);");
        }
    }

    private static void EmitApply(SourceWriter writer)
    {
        writer.Write("/// <summary>The update of all parameters by gradients given.</summary>");
        using (writer.Member("public static void Apply(in Adam update, ReadOnlySpan<float> gradients)"))
            writer.Write(NetworkEmitter.AtBestWidth(lanes => $"update.Broadcast<{lanes}>().TakeAll(gradients)"));
    }
}
