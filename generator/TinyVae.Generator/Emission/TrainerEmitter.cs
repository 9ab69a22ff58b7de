using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The nested trainer: its memory, and public calls that check their arguments and enter the network.</summary>
internal static class TrainerEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        const string Batch = "global::System.ReadOnlySpan<float> batch";
        const string Require = "global::TinyVae.Kernels.Require";
        const string Network = ModelEmitter.Network;
        string model = plan.Model.Type.Name;

        writer.Write($$"""
            /// <summary>Trains a model: activations, gradients and the moments of Adam, in one array of <see cref="TrainingBytes"/>.</summary>
            public sealed class Trainer : global::TinyVae.AdamTrainer
            {
                private readonly {{model}} _model;
                private readonly global::TinyVae.Kernels.Arena _arena;

                /// <summary>A trainer at step 0.</summary>
                /// <param name="model">The model whose parameters it updates.</param>
                /// <param name="seed">Key of the noise of its steps.</param>
                public Trainer({{model}} model, ulong seed = 0)
                    : this(model, new({{plan.Training.Length}}), seed)
                {
                }

                private Trainer({{model}} model, global::TinyVae.Kernels.Arena arena, ulong seed)
                    : base(seed, new(arena, {{Network}}.Training.Scratch, {{TrainingMemory.ScratchLength(plan)}}))
                {
                    global::System.ArgumentNullException.ThrowIfNull(model);
                    _model = model;
                    _arena = arena;
                }

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Step({{Batch}})
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    global::TinyVae.Elbo elbo = Propagate(batch, default);
                    new {{Network}}.Update { Trainer = _arena, Crew = Crew, Rows = rows, Target = Update() }.Run();
                    return elbo;
                }

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Gradients({{Batch}}, global::System.Span<float> gradients) => StoreGradients(batch, default, gradients);

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Gradients({{Batch}}, global::System.ReadOnlySpan<float> noise, global::System.Span<float> gradients)
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    {{Require}}.Length(noise.Length, rows, LatentSize, nameof(noise));
                    return StoreGradients(batch, noise, gradients);
                }

                /// <inheritdoc/>
                public override void Apply(global::System.ReadOnlySpan<float> gradients)
                {
                    {{Require}}.ParameterLength(gradients.Length, _model.Parameters.Length, nameof(gradients));
                    global::TinyVae.Kernels.FiniteCheck.RequireGradients(gradients, nameof(gradients));
                    {{Network}}.Apply(Update(), gradients);
                }

                private global::TinyVae.Elbo StoreGradients({{Batch}}, global::System.ReadOnlySpan<float> noise, global::System.Span<float> gradients)
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    {{Require}}.ParameterLength(gradients.Length, _model.Parameters.Length, nameof(gradients));
                    global::TinyVae.Elbo elbo = Propagate(batch, noise);
                    new {{Network}}.Store { Trainer = _arena, Crew = Crew, Rows = rows, Target = gradients }.Run();
                    return elbo;
                }

                private global::TinyVae.Elbo Propagate({{Batch}}, global::System.ReadOnlySpan<float> noise) =>
                    new {{Network}}.Propagation { Model = _model._arena, Trainer = _arena, Crew = Crew, Batch = batch, Noise = noise, Key = NoiseKey, KlWeight = KlWeight }.Run();

                private global::TinyVae.Kernels.Adam Update() =>
                    BeginUpdate(ref _model._arena.At(0), ref _arena.At({{Network}}.Training.FirstMoments), ref _arena.At({{Network}}.Training.SecondMoments));
            }
            """);
    }
}
