namespace TinyVae.Generator.Likelihoods;

/// <summary>The members of <c>TinyVae.Likelihood</c>, by the same names and values.</summary>
internal enum LikelihoodKind
{
    Bernoulli,
    Gaussian,
    UnitGaussian,
    ContinuousBernoulli,
    SharedGaussian,
    Laplace,
    Categorical,
    Columns,
}
