using TinyVae.Generator.Objectives;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>The diagonal posterior and the reparameterization: two kernels for the bound that the objective has, and their calls.</summary>
internal sealed class DiagonalEmitter(PosteriorSample sample) : PosteriorEmitter
{
    private readonly ObjectivePlan _objective = sample.Objective;

    public override void EmitKernels(SourceWriter writer)
    {
        writer.Write("/// <summary>The posterior q(z|x) = N(μ, σ²) and z = μ + σ·ε drawn from it. Each panel of the heads has μ and log σ² of eight units.</summary>");
        using (writer.Member("private static class Reparameterization"))
        {
            writer.Write($"""
                private const int Units = {sample.Z.Features};
                private const int LastPanel = {PanelMath.Panels(sample.Heads.Features) - 1}; // of the heads

                """);
            new DiagonalSampleEmitter(sample).Emit(writer);
            new DiagonalGradientEmitter(sample).Emit(writer);
        }
    }

    public override void EmitSampling(SourceWriter writer)
    {
        string[] kept = [.. new[] { sample.UnitDivergences, sample.LogRatios }.OfType<Value>().Select(value => value.Ref)];
        string arguments = string.Join(", ", [sample.Heads.Ref, sample.Noise.Ref, sample.Z.Ref, sample.Divergences.Ref, .. kept]);
        writer.Write($"Reparameterization.Sample<TLanes>({arguments}, rows);");
        if (sample.LogRatios is { } ratios)
            writer.Write($"BlockSums.Reduce<TLanes>({ratios.Ref}, {sample.Z.Rows.Count});");
    }

    public override void EmitGradient(SourceWriter writer, bool isAlone)
    {
        if (_objective.HasFreeBits)
        {
            if (!isAlone)
                writer.Write("member.Barrier(); // until all have their part of each unit's divergence");
            writer.Write($"""
                FreeBits.Weigh<TLanes>(ref Trainer.At(Training.UnitDivergences), batchRows, {sample.Z.Features}, {Number.Literal(_objective.FreeBits)}f, KlWeight * scale, ref scratch);
                """);
        }

        string ofDraws = _objective.DrawsDivergence ? $", {sample.Z.Ref}" : "";
        string weights = sample.Weights is { } importance ? $", {importance.Ref}" : "";
        string scale = _objective switch
        {
            { HasFreeBits: true } => "ref scratch",
            { IsImportanceWeighted: true } => "KlWeight, KlWeight * scale",
            _ => "KlWeight * scale",
        };
        writer.Write($"Reparameterization.Gradient<TLanes>({sample.Heads.Ref}, {sample.Noise.Ref}, {sample.Z.Gradient!.Ref}{ofDraws}{weights}, rows, {scale});");
    }
}
