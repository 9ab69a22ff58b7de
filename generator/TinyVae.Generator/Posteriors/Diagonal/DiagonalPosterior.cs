using TinyVae.Generator.Layers;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>N(μ, diag σ²).</summary>
internal sealed record DiagonalPosterior : PosteriorPlan
{
    public override string Type => "DiagonalGaussian";

    public override string Words => "N(μ, σ²), μ and log σ² from the encoder";

    public override string Draw => "z = μ + σ·ε, ε ~ N(0, I)";

    /// <summary>Units stand in lanes, which are added up last.</summary>
    public override int FloatsOfLogRatio => PanelMath.Lanes;

    /// <summary>In pairs: the mean of eight units and their log-variance in each panel.</summary>
    public override HeadPlan[] Heads(int units)
    {
        const int Half = PanelMath.Lanes / 2;
        return [new("posterior.mean", units, 0, Half), new("posterior.log_variance", units, Half, Half)];
    }
}
