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
                    : base(seed)
                {
                    global::System.ArgumentNullException.ThrowIfNull(model);
                    _model = model;
                    _arena = new({{plan.Training.Length}});
                }

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Step({{Batch}})
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    global::TinyVae.Elbo elbo = {{Network}}.Propagate(_model._arena, _arena, batch, NoiseKey, KlWeight);
                    {{Network}}.WeightGradients(_arena, rows, Update());
                    return elbo;
                }

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Gradients({{Batch}}, global::System.Span<float> gradients)
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    {{Require}}.ParameterLength(gradients.Length, _model.Parameters.Length, nameof(gradients));
                    global::TinyVae.Elbo elbo = {{Network}}.Propagate(_model._arena, _arena, batch, NoiseKey, KlWeight);
                    {{Network}}.WeightGradients(_arena, rows, new global::TinyVae.Kernels.StoreGradient(ref gradients[0]));
                    return elbo;
                }

                /// <inheritdoc/>
                public override global::TinyVae.Elbo Gradients({{Batch}}, global::System.ReadOnlySpan<float> noise, global::System.Span<float> gradients)
                {
                    int rows = {{Require}}.Rows(batch.Length, InputSize, BatchSize, nameof(batch));
                    {{Require}}.Length(noise.Length, rows, LatentSize, nameof(noise));
                    {{Require}}.ParameterLength(gradients.Length, _model.Parameters.Length, nameof(gradients));
                    global::TinyVae.Elbo elbo = {{Network}}.Propagate(_model._arena, _arena, batch, noise, KlWeight);
                    {{Network}}.WeightGradients(_arena, rows, new global::TinyVae.Kernels.StoreGradient(ref gradients[0]));
                    return elbo;
                }

                /// <inheritdoc/>
                public override void Apply(global::System.ReadOnlySpan<float> gradients)
                {
                    {{Require}}.ParameterLength(gradients.Length, _model.Parameters.Length, nameof(gradients));
                    global::TinyVae.Kernels.FiniteCheck.RequireGradients(gradients, nameof(gradients));
                    {{Network}}.Apply(Update(), gradients);
                }

                private global::TinyVae.Kernels.Adam Update() =>
                    BeginUpdate(ref _model._arena.At(0), ref _arena.At({{Network}}.Training.FirstMoments), ref _arena.At({{Network}}.Training.SecondMoments));
            }
            """);
    }
}
