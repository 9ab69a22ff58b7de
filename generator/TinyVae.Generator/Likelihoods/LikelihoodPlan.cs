using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Text;
using TinyVae.Layout;

namespace TinyVae.Generator.Likelihoods;

/// <summary>What the decoder's last layer gives for each feature, and what the runtime library makes of it.</summary>
/// <param name="Type">The likelihood's type in the runtime library.</param>
/// <param name="Words">p(x|z) in words, for the prose.</param>
/// <param name="Heads">The parameters for each feature, by their names in the tensors.</param>
/// <param name="DataMost">The largest absolute value that its check lets through, or none.</param>
internal sealed record LikelihoodPlan(string Type, string Words, EquatableArray<string> Heads, int? DataMost = null)
{
    /// <summary>The one parameter of all features that the decoder does not give.</summary>
    public SharedParameter? Shared { get; init; }

    /// <summary>Sizes of one-hot groups, where the features stand in such.</summary>
    public EquatableArray<int> Groups { get; init; }

    /// <summary>The columns, where each is of a kind of its own; null where all features are of one.</summary>
    public ColumnTable? Columns { get; init; }

    /// <summary>Floats of one head, of so many features of x.</summary>
    public int HeadSize(int features) => Columns?.Parameters ?? features;

    /// <summary>Floats that its kernels work in: groups and columns are compared with rows in their lanes.</summary>
    /// <param name="features">Features of x.</param>
    public long Scratch(int features) => Columns?.TrainingScratch ?? (Groups.Count > 0 ? RowLanesLengths.Lines(features) : 0);

    public static LikelihoodPlan Of(LikelihoodModel likelihood, ColumnTable columns) => likelihood.Kind switch
    {
        LikelihoodKind.Columns => new($"Columns<{ColumnTable.TypeName}>", $"each column by its kind: {columns.Words}", new("columns"))
        {
            Columns = columns,
        },
        LikelihoodKind.Bernoulli => new("Featurewise<BernoulliLogits>", "Bernoulli with logits l", new("logits"), DataMost: 1),
        LikelihoodKind.Gaussian => new("Featurewise<Gaussian>", "N(μₓ, σₓ²), mean and log-variance of each feature from the decoder", new("mean", "log_variance")),
        LikelihoodKind.UnitGaussian => new("Featurewise<UnitGaussian>", "N(μₓ, I)", new("mean")),
        LikelihoodKind.ContinuousBernoulli => new("Featurewise<ContinuousBernoulli>", "continuous Bernoulli with logits l", new("logits"), DataMost: 1),
        LikelihoodKind.SharedGaussian => new("Featurewise<SharedGaussian>", "N(μₓ, σₓ²·I), one log σₓ² learned for all features", new("mean")) { Shared = new("log_variance", "SharedGaussian.LossGradient", Start: 0) },
        LikelihoodKind.Laplace => new("Featurewise<Laplace>", "Laplace(μₓ, b), location and log-scale of each feature from the decoder", new("mean", "log_scale")),
        LikelihoodKind.Categorical => new(
            "Categorical<Groups>", $"categorical over {InWords(likelihood.Categories)}, with logits l", new("logits"), DataMost: 1)
        {
            Groups = likelihood.Categories,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood.Kind, "not a likelihood"),
    };

    private static string InWords(EquatableArray<int> sizes) =>
        sizes.Count == 1 ? $"one group of {sizes[0]} features" : $"{Number.Grouped(sizes.Count)} groups of features";
}
