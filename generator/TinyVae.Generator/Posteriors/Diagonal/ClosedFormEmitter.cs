using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>The divergence of a diagonal posterior in closed form.</summary>
internal class ClosedFormEmitter(PosteriorSample sample) : DiagonalEmitter(sample)
{
    protected override string Divergence =>
        "KL(q ‖ N(0, I)) = ½ Σ (μ² + σ² − log σ² − 1) of each 16 rows\n/// (appendix B), in lanes.";

    protected override string LogVariancesLeft => "½·(σ² − 1)·d";

    protected override string LogVariances => "varianceLess1 * derivative";

    protected override string GradientFormula => "∂/∂μ = dz + β·μ, ∂/∂log σ² = ½·(dz·σε + β·(σ² − 1))·d";

    protected override string Mean => "TLanes mean";

    protected override string GradientOfMean => "beta * mean";

    protected override string GradientOfMeanOfOneDraw => "TLanes.MultiplyAdd(beta, mean, gradient)";

    /// <summary>Where the divergence of a row is added up.</summary>
    protected virtual string Sum => "sum";

    protected override void EmitDivergenceOfRow(SourceWriter writer) => writer.Write($"""
        TLanes varianceLess1 = TLanes.MultiplyAdd(deviation, deviation, TLanes.Broadcast(-1));
        {Sum} += TLanes.MultiplyAdd(mean, mean, varianceLess1 - logVariance);
        """);

    protected override void EmitReparameterization(SourceWriter writer, string draw) => writer.Write("""
        TLanes scaledNoise = deviation * TLanes.Load(ref noise, place);
        TLanes.Store(mean + scaledNoise, ref z, place);
        """);

    protected override void EmitGradientOfDraw(SourceWriter writer, string draw) =>
        writer.Write("TLanes gradient = TLanes.Load(ref dz, place);");
}
