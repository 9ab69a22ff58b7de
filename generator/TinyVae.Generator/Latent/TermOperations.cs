using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Latent;

/// <summary>No draw has a term yet.</summary>
/// <param name="Terms">The terms of the draws.</param>
internal sealed record ClearTerms(Value Terms) : Operation
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [Terms];
}

/// <summary>The terms of the draws are complete: where draws have weights, they go into their log-ratios.</summary>
/// <param name="Terms">The terms of the draws.</param>
/// <param name="LogRatios">log q(z|x) − log p(z) of each draw; null where nobody weighs the draws.</param>
/// <param name="TermWeights">What each draw's term counts in the loss.</param>
/// <param name="Weights">The importance weights of the draws; null where there are none.</param>
internal sealed record GatherTerms(Value Terms, Value? LogRatios, Value TermWeights, Value? Weights) : Operation
{
    public override IEnumerable<Value> Reads => [Terms];

    public override IEnumerable<Value> Writes => LogRatios is null ? [] : [LogRatios];

    public override Operation Backward => new WeighTerms(TermWeights, Weights);
}

/// <summary>What each draw's term counts in the loss.</summary>
/// <param name="TermWeights">Where that goes.</param>
/// <param name="Weights">The importance weights of the draws; null where there are none.</param>
internal sealed record WeighTerms(Value TermWeights, Value? Weights) : Operation
{
    public override IEnumerable<Value> Reads => Weights is null ? [] : [Weights];

    public override IEnumerable<Value> Writes => [TermWeights];
}
