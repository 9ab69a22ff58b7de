using TinyVae.Generator.Objectives;
using TinyVae.Generator.Programs;
using TinyVae.Layout;

namespace TinyVae.Generator.Posteriors;

/// <summary>The posterior's heads become draws of z.</summary>
/// <param name="Posterior">The family.</param>
/// <param name="Objective">What of the bound is computed how.</param>
/// <param name="Heads">The heads.</param>
/// <param name="Noise">ε, which becomes what the gradient needs.</param>
/// <param name="Z">The draws.</param>
/// <param name="Divergences">The divergences of the rows.</param>
/// <param name="UnitDivergences">Those of each unit, where free bits ask for them.</param>
/// <param name="LogRatios">log q(z|x) − log p(z) of each draw, where draws are weighed.</param>
/// <param name="Weights">The importance weights of the draws, which come later; null where there are none.</param>
internal sealed record PosteriorSample(
    PosteriorPlan Posterior,
    ObjectivePlan Objective,
    Value Heads,
    Value Noise,
    Value Z,
    Value Divergences,
    Value? UnitDivergences,
    Value? LogRatios,
    Value? Weights) : Operation
{
    public override IEnumerable<Value> Reads => [Heads, Noise];

    public override IEnumerable<Value> Writes => new[] { Z, Divergences, UnitDivergences, LogRatios }.OfType<Value>();

    public override IEnumerable<Value> Saves => [Heads, Noise];

    public override long Scratch => Posterior.TrainingScratch(Z.Features);

    public override Operation? Backward => Heads.Gradient is null ? null : new PosteriorGradient(this, Heads.Gradient);
}

/// <summary>The gradient of the draws of z becomes that of the posterior's heads.</summary>
/// <param name="Sample">What it is the gradient of.</param>
/// <param name="ToHeads">The gradient of the heads.</param>
internal sealed record PosteriorGradient(PosteriorSample Sample, Value ToHeads) : Operation
{
    public override IEnumerable<Value> Reads =>
        new[] { Sample.Heads, Sample.Noise, Sample.Z, Sample.Z.Gradient, Sample.UnitDivergences, Sample.Weights }.OfType<Value>();

    public override IEnumerable<Value> Writes => [ToHeads];

    /// <summary>Of free bits, what each unit's divergence counts.</summary>
    public override long Scratch => Math.Max(Sample.Scratch, Meets ? PanelMath.Padded(Sample.Z.Features) : 0);

    /// <summary>Free bits look at each unit's divergence over the whole batch.</summary>
    public override bool Meets => Sample.Objective.HasFreeBits;
}

/// <summary>The posterior's heads become z at inference, by the library's kernels.</summary>
/// <param name="Posterior">The family.</param>
/// <param name="Heads">The heads, which stay for more draws.</param>
/// <param name="Noise">ε.</param>
/// <param name="Z">z.</param>
/// <param name="Divergences">The divergence of each row.</param>
internal sealed record PosteriorDraw(PosteriorPlan Posterior, Value Heads, Value Noise, Value Z, Value Divergences) : Operation
{
    public override IEnumerable<Value> Reads => [Heads, Noise];

    public override IEnumerable<Value> Writes => [Z, Divergences];

    public override long Scratch => Posterior.InferenceScratch(Z.Features);
}
