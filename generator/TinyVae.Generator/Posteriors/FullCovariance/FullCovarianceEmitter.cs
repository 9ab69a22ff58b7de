using TinyVae.Generator.Objectives;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The posterior of full covariance: the library's kernels, which couple the units of a row with rows in their lanes.</summary>
internal sealed class FullCovarianceEmitter(PosteriorSample sample) : PosteriorEmitter
{
    private const string None = "ref Unsafe.NullRef<float>()";

    private readonly ObjectivePlan _objective = sample.Objective;

    public override void EmitSampling(SourceWriter writer)
    {
        string ratios = sample.LogRatios?.Ref ?? None;
        writer.Write($"FullCovarianceTraining.Sample<TLanes>({Heads}, rows, {_objective.Samples}, {sample.Noise.Ref}, {sample.Z.Ref}, {sample.Z.Rows.Stride}, {sample.Divergences.Ref}, {ratios}, monteCarlo: {Drawn});");
    }

    public override void EmitGradient(SourceWriter writer, bool isAlone)
    {
        string weights = sample.Weights?.Ref ?? None;
        string klScale = _objective.IsImportanceWeighted ? "KlWeight" : "KlWeight * scale"; // the weights are over the rows already
        writer.Write($"FullCovarianceTraining.Gradient<TLanes>({Heads}, rows, {_objective.Samples}, {sample.Noise.Ref}, {sample.Z.Ref}, {sample.Z.Gradient!.Ref}, {sample.Z.Rows.Stride}, {klScale}, {weights}, monteCarlo: {Drawn});");
    }

    private string Heads => $"new({sample.Heads.Ref}, ref scratch, {sample.Z.Features}, Training.Stride)";

    private string Drawn => _objective.DrawsDivergence ? "true" : "false";
}
