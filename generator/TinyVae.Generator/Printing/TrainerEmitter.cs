using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The nested trainer: its memory, and public calls that check their arguments and enter the network.</summary>
internal static class TrainerEmitter
{
    private const string Batch = "global::System.ReadOnlySpan<float> batch";
    private const string Require = "global::TinyVae.Kernels.Require";
    private const string Network = ModelEmitter.Network;

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        string states = string.Join(" and ", plan.Optimizer.States.Select(state => state.Name));
        writer.Write($"/// <summary>Trains a model: activations, gradients, and the {states} of each parameter, in one array of <see cref=\"TrainingBytes\"/>.</summary>");
        using (writer.Block($"public sealed class Trainer : global::TinyVae.{plan.Optimizer.Trainer}"))
        {
            EmitConstruction(writer, plan);
            EmitStep(writer, plan);
            EmitGradients(writer, plan);
            EmitPropagation(writer, plan);
        }
    }

    private static void EmitConstruction(SourceWriter writer, VaePlan plan)
    {
        string states = string.Join(", ", plan.Optimizer.States.Select(state => $"{Network}.Training.{state.Buffer}"));
        writer.Write($$"""
            /// <summary>A trainer at step 0.</summary>
            /// <param name="model">The model whose parameters it updates.</param>
            /// <param name="seed">Key of the noise of its steps.</param>
            public Trainer({{plan.Model.Type.Name}} model, ulong seed = 0)
                : base(seed, new(model?._memory, Tensors, Declaration, {{plan.Training.Memory.Length}}, {{Network}}.Training.Scratch, {{plan.Training.Scratch}}, {{states}}))
            {
            }

            """);
    }

    private static void EmitStep(SourceWriter writer, VaePlan plan)
    {
        string update = plan.ClipsGradients
            ? $$"""
                global::System.Span<float> gradients = Memory.Trainer.Slice({{Network}}.Training.Gradients, {{plan.ParameterLength}});
                    new {{Network}}.Store { {{Arenas(plan)}}, Crew = Crew, Rows = rows, Target = gradients }.Run();
                    Crew.Run(new {{Network}}.Application { Update = BeginUpdate(), Gradients = gradients }, isWorthSharing: false);
                """
            : $$"""new {{Network}}.Update { {{Arenas(plan)}}, Crew = Crew, Rows = rows, Target = BeginUpdate() }.Run();""";
        writer.Write($$"""
            /// <inheritdoc/>
            protected override global::TinyVae.Elbo TakeStep({{Batch}})
            {
                int rows = {{Require}}.Rows(batch.Length, {{plan.Condition.RowConstant}}, BatchSize, nameof(batch));
                global::TinyVae.Elbo elbo = Propagate(batch, default);
                {{update}}
                return elbo;
            }

            """);
    }

    private static void EmitGradients(SourceWriter writer, VaePlan plan)
    {
        string noise = plan.PosteriorModel.HasNoise
            ? $"{Require}.Length(noise.Length, {plan.Draws.Of("rows")}, LatentSize, nameof(noise));"
            : $"{Require}.Length(noise.Length, 0, LatentSize, nameof(noise)); // an autoencoder draws none";
        writer.Write($$"""
            /// <inheritdoc/>
            protected override global::TinyVae.Elbo TakeGradients({{Batch}}, global::System.Span<float> gradients) => StoreGradients(batch, default, gradients);

            /// <inheritdoc/>
            protected override global::TinyVae.Elbo TakeGradients({{Batch}}, global::System.ReadOnlySpan<float> noise, global::System.Span<float> gradients)
            {
                int rows = {{Require}}.Rows(batch.Length, {{plan.Condition.RowConstant}}, BatchSize, nameof(batch));
                {{noise}}
                return StoreGradients(batch, noise, gradients);
            }

            /// <inheritdoc/>
            protected override void TakeUpdate(global::System.ReadOnlySpan<float> gradients)
            {
                {{Require}}.ParameterLength(gradients.Length, Memory.ParameterLength, nameof(gradients));
                global::TinyVae.Kernels.FiniteCheck.RequireGradients(gradients, nameof(gradients));
                Crew.Run(new {{Network}}.Application { Update = BeginUpdate(), Gradients = gradients }, isWorthSharing: false);
            }

            private global::TinyVae.Elbo StoreGradients({{Batch}}, global::System.ReadOnlySpan<float> noise, global::System.Span<float> gradients)
            {
                int rows = {{Require}}.Rows(batch.Length, {{plan.Condition.RowConstant}}, BatchSize, nameof(batch));
                {{Require}}.ParameterLength(gradients.Length, Memory.ParameterLength, nameof(gradients));
                global::TinyVae.Elbo elbo = Propagate(batch, noise);
                new {{Network}}.Store { {{Arenas(plan)}}, Crew = Crew, Rows = rows, Target = gradients }.Run();
                return elbo;
            }

            """);
    }

    private static void EmitPropagation(SourceWriter writer, VaePlan plan)
    {
        List<string> fields = ["Model = Memory.Model", "Trainer = Memory.Trainer", "Crew = Crew", "Batch = batch"];
        if (plan.PosteriorModel.HasNoise)
            fields.AddRange(["Noise = noise", "Key = NoiseKey"]);
        if (plan.Model.Corruption is not null)
            fields.Add("CorruptionKey = CorruptionKey");
        if (!plan.Objective.IsPoint)
            fields.Add("KlWeight = CurrentKlWeight");
        writer.Write($$"""
            private global::TinyVae.Elbo Propagate({{Batch}}, global::System.ReadOnlySpan<float> noise) =>
                new {{Network}}.Propagation { {{string.Join(", ", fields)}} }.Run();
            """);
    }

    /// <summary>The memory that the gradients of the weights are computed from.</summary>
    private static string Arenas(VaePlan plan) => plan.UpdateReadsParameters ? "Model = Memory.Model, Trainer = Memory.Trainer" : "Trainer = Memory.Trainer";
}
