using TinyVae.Generator.Networks;
using TinyVae.Generator.Rows;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The nested trainer: its memory, and how the library's calls enter the network.</summary>
internal static class TrainerEmitter
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Elbo = "global::TinyVae.Elbo";
    private const string Network = ModelEmitter.Network;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        string states = string.Join(" and ", plan.Optimizer.States.Select(state => state.Name));
        writer.Write($"/// <summary>Trains a model: activations, gradients, and the {states} of each parameter, in one array of <see cref=\"TrainingBytes\"/>.</summary>");
        using (writer.Block($"public sealed class Trainer : global::TinyVae.{plan.Optimizer.Trainer}"))
        {
            writer.Write($$"""
                /// <summary>A trainer at step 0.</summary>
                /// <param name="model">The model whose parameters it updates.</param>
                /// <param name="seed">Key of the noise of its steps.</param>
                public Trainer({{plan.Model.Type.Name}} model, ulong seed = 0)
                    : base(seed, new(model?._memory, Tensors, Declaration, {{Network}}.Training.Layout))
                {
                }

                /// <inheritdoc/>
                protected override {{Elbo}} Propagate({{Floats}} batch, {{Floats}} noise)
                    => new {{Network}}.Propagation { {{Propagation(plan)}} }.Run();

                /// <inheritdoc/>
                protected override void StoreGradients(int rows, global::System.Span<float> gradients)
                    => {{(plan.SharesLayers ? $"{Gradients(plan)}.CopyTo(gradients)" : $"new {Network}.Store {{ {Arenas(plan)}, Team = Team, Rows = rows, Target = gradients }}.Run()")}};

                """);
            if (plan.Model.Row is { } row)
                new RowCallEmitter(row, plan.Condition.RowConstant).EmitTraining(writer);
            EmitUpdate(writer, plan);
            writer.Write($$"""

                /// <inheritdoc/>
                protected override void UpdateBy({{Floats}} gradients)
                    => Team.Run(new {{Network}}.Apply { Update = BeginUpdate(), Gradients = gradients }, isWorthSharing: false);
                """);
        }
    }

    private static void EmitUpdate(SourceWriter writer, VaePlan plan)
    {
        const string Header = "protected override void UpdateWeights(int rows)";
        writer.Write("/// <inheritdoc/>");
        if (plan.SharesLayers)
        {
            writer.Write($"{Header}\n    => UpdateBy({Gradients(plan)});");
            return;
        }

        if (!plan.ClipsGradients)
        {
            writer.Write($"{Header}\n    => new {Network}.Update {{ {Arenas(plan)}, Team = Team, Rows = rows, Target = BeginUpdate() }}.Run();");
            return;
        }

        using (writer.Block(Header))
        {
            writer.Write($"""
                global::System.Span<float> gradients = {Gradients(plan)};
                StoreGradients(rows, gradients);
                UpdateBy(gradients);
                """);
        }
    }

    private static string Gradients(VaePlan plan) => $"Memory.Trainer.Slice({Network}.Training.Gradients, {plan.ParameterLength})";

    private static string Propagation(VaePlan plan)
    {
        List<string> fields = ["Model = Memory.Model", "Trainer = Memory.Trainer", "Team = Team", "Batch = batch"];
        if (plan.Posterior.HasNoise)
            fields.AddRange(["Noise = noise", "Key = NoiseKey"]);
        if (plan.Model.Corruption is not null)
            fields.Add("CorruptionKey = CorruptionKey");
        if (!plan.Objective.IsPoint)
            fields.Add("KlWeight = CurrentKlWeight");
        return string.Join(", ", fields);
    }

    /// <summary>The memory that the gradients of the weights are computed from.</summary>
    private static string Arenas(VaePlan plan) => plan.UpdateReadsParameters ? "Model = Memory.Model, Trainer = Memory.Trainer" : "Trainer = Memory.Trainer";
}
