using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>
/// The diagonal posterior and the reparameterization: what is the same for every bound. Each kind of divergence adds what it needs and
/// no more.
/// </summary>
internal abstract partial class DiagonalEmitter(VaePlan plan) : PosteriorEmitter
{
    protected VaePlan Plan { get; } = plan;

    protected int Samples => Plan.Objective.Samples;

    protected bool HasManyDraws => Samples > 1;

    /// <summary>The emitter of the divergence that the objective has.</summary>
    public static DiagonalEmitter OfObjective(VaePlan plan) => plan.Objective switch
    {
        { HasFreeBits: true } => new FreeBitsEmitter(plan),
        { IsImportanceWeighted: true } => new ImportanceWeightedEmitter(plan),
        { DrawsDivergence: true } => new DrawnDivergenceEmitter(plan),
        _ => new ClosedFormEmitter(plan),
    };

    public override void EmitKernels(SourceWriter writer)
    {
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it. Each panel of the heads has μ and log σ² of eight units.</summary>");
        using (writer.Member("private static class Latent"))
        {
            writer.Write($"""
                private const int Units = {Plan.Model.Latent};
                private const int LastPanel = {Plan.Posterior.Panels - 1}; // of the heads

                """);
            EmitSampleKernel(writer);
            EmitGradientKernel(writer);
        }
    }

    public override void EmitSampling(SourceWriter writer) =>
        writer.Write($"Latent.Sample<TLanes>({Heads}, {Draws(BufferNames.Noise)}, {Draws(Plan.Training.Values.Drawn.Buffer)}, {Plan.Data.LineAt(BufferNames.Divergences)}{SampleArguments}, rows);");

    public override void EmitGradient(SourceWriter writer) =>
        writer.Write($"Latent.Gradient<TLanes>({Heads}, {Draws(BufferNames.Noise)}, {Draws(BufferNames.LatentGradient)}{GradientArguments}, rows, {KlArguments});");

    protected string Draws(string buffer) => Plan.Draws.At(buffer);

    private string Heads => Plan.Data.At(Plan.Posterior.Identifier);
}
