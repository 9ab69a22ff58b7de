using TinyVae.Generator.Model;

namespace TinyVae.Generator.Planning;

/// <summary>What the decoder's last layer gives for each feature, and what the runtime library makes of it.</summary>
/// <param name="Type">The likelihood's type in the runtime library.</param>
/// <param name="Words">p(x|z) in words, for the prose.</param>
/// <param name="Heads">The parameters for each feature, by their names in the tensors.</param>
/// <param name="MeanActivation">What makes the mean of the first parameter, by its type in the runtime library; none where they are the same.</param>
internal sealed record LikelihoodPlan(string Type, string Words, EquatableArray<string> Heads, string? MeanActivation)
{
    public bool HasLogVariance => Heads.Count == 2;

    public static LikelihoodPlan Of(LikelihoodKind kind) => kind switch
    {
        LikelihoodKind.Bernoulli => new("BernoulliLogits", "Bernoulli with logits l", new("logits"), "Sigmoid"),
        LikelihoodKind.Gaussian => new("Gaussian", "N(μₓ, σₓ²), mean and log-variance of each feature from the decoder", new("mean", "log_variance"), null),
        LikelihoodKind.UnitGaussian => new("UnitGaussian", "N(μₓ, I)", new("mean"), null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a likelihood"),
    };
}
