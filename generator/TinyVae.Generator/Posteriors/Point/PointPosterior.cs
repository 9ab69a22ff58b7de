using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Posteriors;

/// <summary>All at μ: the code of a plain autoencoder.</summary>
internal sealed record PointPosterior : PosteriorPlan
{
    public override string Type => "PointPosterior";

    public override string Words => "all at μ, from the encoder";

    public override string Draw => "z = μ";

    public override bool HasNoise => false;

    public override HeadPlan[] Heads(int units) => [new("posterior.mean", units)];
}
