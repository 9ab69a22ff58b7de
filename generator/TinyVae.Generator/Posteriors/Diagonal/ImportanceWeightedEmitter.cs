using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>The drawn divergence where each draw counts by its importance weight: the log-ratio of every draw is kept.</summary>
internal sealed class ImportanceWeightedEmitter(PosteriorSample sample) : DrawnDivergenceEmitter(sample)
{
    protected override string SampleParameters => ", ref float logRatios";

    protected override string SampleArguments => $", {Operation.LogRatios!.Ref}";

    protected override string GradientParameters => base.GradientParameters + ", ref float importanceWeights";

    protected override string GradientArguments => $"{base.GradientArguments}, {Operation.Weights!.Ref}";

    protected override string KlParameters => "float klWeight, float klScale";

    protected override string KlArguments => "KlWeight, KlWeight * scale";

    public override void EmitSampling(SourceWriter writer)
    {
        base.EmitSampling(writer);
        writer.Write($"BlockSums.Reduce<TLanes>({Operation.LogRatios!.Ref}, {Operation.Z.Rows.Count});");
    }

    protected override void EmitReparameterization(SourceWriter writer, string draw)
    {
        base.EmitReparameterization(writer, draw);
        bool isOnePanel = Units <= PanelMath.Lanes;
        string before = isOnePanel ? "" : $" + (unit == 0 ? TLanes.Zero : TLanes.Load(ref logRatios, (nuint)({draw} * Lanes)))";
        writer.Write($"TLanes.Store(ratio * half{before}, ref logRatios, (nuint)({draw} * Lanes));");
    }

    protected override void EmitScaleOfDraws(SourceWriter writer)
    {
    }

    protected override void EmitGradientOfDraw(SourceWriter writer, string draw)
    {
        writer.Write($"TLanes ofDraw = TLanes.Broadcast(klWeight * Unsafe.Add(ref importanceWeights, {draw}));");
        base.EmitGradientOfDraw(writer, draw);
    }
}
