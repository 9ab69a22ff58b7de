using TinyVae.Generator.Layers;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>N(μ, L·Lᵀ), L lower triangular with a positive diagonal.</summary>
internal sealed record FullCovariancePosterior : PosteriorPlan
{
    public override string Type => "FullCovarianceGaussian";

    public override string Words => "N(μ, L·Lᵀ), μ, 2·log Lᵢᵢ and L below its diagonal from the encoder";

    public override string Draw => "z = μ + L·ε, ε ~ N(0, I)";

    /// <summary>Side by side, each from a panel of its own on; L below the diagonal row by row.</summary>
    public override HeadPlan[] Heads(int units)
    {
        int lanes = PanelMath.Panels(units) * PanelMath.Lanes;
        HeadPlan[] diagonal = [new("posterior.mean", units), new("posterior.log_variance", units, lanes)];
        return units == 1 ? diagonal : [.. diagonal, new("posterior.lower", FullCovarianceLengths.Below(units), 2 * lanes)];
    }

    public override long InferenceScratch(int units) => FullCovarianceLengths.Inference(units);

    public override long TrainingScratch(int units) => FullCovarianceLengths.Training(units);
}
