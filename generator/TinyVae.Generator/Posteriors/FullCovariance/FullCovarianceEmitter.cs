using TinyVae.Generator.Networks;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The posterior of full covariance: the library's kernels, which couple the units of a row with rows in their lanes.</summary>
internal sealed class FullCovarianceEmitter(VaePlan plan) : PosteriorEmitter
{
    private readonly ObjectivePlan _objective = plan.Objective;

    public override void EmitSampling(SourceWriter writer)
    {
        string ratios = _objective.IsImportanceWeighted ? "ref logRatios" : "ref Unsafe.NullRef<float>()";
        if (_objective.IsImportanceWeighted)
            writer.Write($"ref float logRatios = {plan.Draws.LineAt(BufferNames.LogRatios)};");
        writer.Write($"FullCovarianceTraining.Sample<TLanes>({Heads}, rows, {_objective.Samples}, {Draws(BufferNames.Noise)}, {Draws(plan.Training.Values.Drawn.Buffer)}, {plan.Draws.Stride}, {plan.Data.LineAt(BufferNames.Divergences)}, {ratios}, monteCarlo: {Drawn});");
    }

    public override void EmitGradient(SourceWriter writer)
    {
        string weights = _objective.IsImportanceWeighted ? "ref weights" : "ref Unsafe.NullRef<float>()";
        string klScale = _objective.IsImportanceWeighted ? "KlWeight" : "KlWeight * scale"; // the weights are over the rows already
        writer.Write($"FullCovarianceTraining.Gradient<TLanes>({Heads}, rows, {_objective.Samples}, {Draws(BufferNames.Noise)}, {Draws(plan.Training.Values.Drawn.Buffer)}, {Draws(BufferNames.LatentGradient)}, {plan.Draws.Stride}, {klScale}, {weights}, monteCarlo: {Drawn});");
    }

    private string Heads => $"new({plan.Data.At(plan.Posterior.Identifier)}, ref scratch, {plan.Model.Latent}, Training.Stride)";

    private string Drawn => _objective.DrawsDivergence ? "true" : "false";

    private string Draws(string buffer) => plan.Draws.At(buffer);
}
