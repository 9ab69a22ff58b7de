using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The divergence of a diagonal posterior as the mean over the draws of z.</summary>
internal class DrawnDivergenceEmitter(PosteriorSample sample) : DiagonalEmitter(sample)
{
    protected override string Divergence =>
        "log q(z|x) − log N(z; 0, I) = ½ Σ (z² − ε² − log σ²), the mean over the draws, of each 16 rows, in lanes.";

    protected override string LogVariancesLeft => "−½·d";

    protected override string LogVariances => "-derivative & units";

    protected override string ScaleOfSum => HasManyDraws ? $"TLanes.Broadcast(0.5f / {Samples})" : "half";

    protected override string GradientParameters => ", ref float z";

    protected override string GradientArguments => $", {Operation.Z.Ref}";

    protected override string GradientFormula =>
        "with g = dz + β·w·z of each draw, w its weight, ∂/∂μ = Σ g, ∂/∂log σ² = ½·(Σ g·σε − β)·d";

    protected override string Mean => "_";

    protected override string GradientOfMean => "TLanes.Zero";

    protected override string GradientOfMeanOfOneDraw => "gradient";

    protected override void EmitReparameterization(SourceWriter writer, string draw) => writer.Write("""
        TLanes epsilon = TLanes.Load(ref noise, place);
        TLanes scaledNoise = deviation * epsilon;
        TLanes drawn = mean + scaledNoise;
        TLanes.Store(drawn, ref z, place);
        TLanes ratio = TLanes.MultiplyAdd(drawn, drawn, TLanes.MultiplyAdd(-epsilon, epsilon, -logVariance));
        sum += ratio;
        """);

    protected override void EmitScales(SourceWriter writer)
    {
        base.EmitScales(writer);
        EmitScaleOfDraws(writer);
    }

    /// <summary>The scale of a draw, where it is that of every other.</summary>
    protected virtual void EmitScaleOfDraws(SourceWriter writer) =>
        writer.Write(HasManyDraws ? $"TLanes ofDraw = TLanes.Broadcast(klScale / {Samples});" : "TLanes ofDraw = beta;");

    protected override void EmitGradientOfDraw(SourceWriter writer, string draw) =>
        writer.Write("TLanes gradient = TLanes.MultiplyAdd(ofDraw, TLanes.Load(ref z, place), TLanes.Load(ref dz, place));");
}
