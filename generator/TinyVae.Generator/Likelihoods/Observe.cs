using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Likelihoods;

/// <summary>What the decoder gave is held against the data: log p(x|z), and at once the gradient of what the decoder gave.</summary>
/// <param name="Likelihood">The likelihood.</param>
/// <param name="Features">Features of x, without a condition behind them.</param>
/// <param name="Decoded">Its parameters.</param>
/// <param name="X">The data, clean.</param>
/// <param name="Densities">log p(x|z).</param>
/// <param name="LogRatios">log q(z|x) − log p(z) of each draw; null where nobody weighs the draws.</param>
/// <param name="Weights">The importance weights of the draws; null where there are none.</param>
/// <param name="Bounds">The bounds of the rows; null where they are no more than the sum of the terms.</param>
/// <param name="Shared">Where what all features share lies in the flat parameters; null where there is no such.</param>
internal sealed record Observe(
    LikelihoodPlan Likelihood,
    int Features,
    Value Decoded,
    Value X,
    Value Densities,
    Value? LogRatios = null,
    Value? Weights = null,
    Value? Bounds = null,
    long? Shared = null) : Operation
{
    public override IEnumerable<Value> Reads => LogRatios is null ? [Decoded, X] : [Decoded, X, LogRatios];

    public override IEnumerable<Value> Writes => new[] { Densities, Weights, Bounds, Decoded.Gradient }.OfType<Value>();

    public override long Scratch => Likelihood.Scratch(Features);
}
