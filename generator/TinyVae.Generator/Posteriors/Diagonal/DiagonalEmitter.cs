using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>
/// The diagonal posterior and the reparameterization: what is the same for every bound. Each kind of divergence adds what it needs and
/// no more.
/// </summary>
internal abstract partial class DiagonalEmitter(PosteriorSample sample) : PosteriorEmitter
{
    /// <summary>The operation that it is of.</summary>
    protected PosteriorSample Operation { get; } = sample;

    protected int Samples => Operation.Objective.Samples;

    protected int Units => Operation.Z.Features;

    protected bool HasManyDraws => Samples > 1;

    /// <summary>The emitter of the divergence that the objective has.</summary>
    public static DiagonalEmitter OfObjective(PosteriorSample sample) => sample.Objective switch
    {
        { HasFreeBits: true } => new FreeBitsEmitter(sample),
        { IsImportanceWeighted: true } => new ImportanceWeightedEmitter(sample),
        { DrawsDivergence: true } => new DrawnDivergenceEmitter(sample),
        _ => new ClosedFormEmitter(sample),
    };

    public override void EmitKernels(SourceWriter writer)
    {
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it. Each panel of the heads has μ and log σ² of eight units.</summary>");
        using (writer.Member("private static class Reparameterization"))
        {
            writer.Write($"""
                private const int Units = {Units};
                private const int LastPanel = {PanelMath.Panels(Operation.Heads.Features) - 1}; // of the heads

                """);
            EmitSampleKernel(writer);
            EmitGradientKernel(writer);
        }
    }

    public override void EmitSampling(SourceWriter writer) =>
        writer.Write($"Reparameterization.Sample<TLanes>({Operation.Heads.Ref}, {Operation.Noise.Ref}, {Operation.Z.Ref}, {Operation.Divergences.Ref}{SampleArguments}, rows);");

    public override void EmitGradient(SourceWriter writer) =>
        writer.Write($"Reparameterization.Gradient<TLanes>({Operation.Heads.Ref}, {Operation.Noise.Ref}, {Operation.Z.Gradient!.Ref}{GradientArguments}, rows, {KlArguments});");
}
