namespace TinyVae.Tests.Reference;

/// <summary>A likelihood p(x|z) of a row in double precision. Its numbers come from heads, each with one number a feature.</summary>
internal abstract class ReferenceLikelihood
{
    /// <summary>The names of the heads that the decoder gives, in order.</summary>
    public abstract IReadOnlyList<string> Heads { get; }

    /// <summary>The names of the heads that follow them, each one parameter of the model for all features.</summary>
    public virtual IReadOnlyList<string> Shared => [];

    /// <summary>What the encoder reads of a row's features.</summary>
    public virtual double[] Read(double[] x) => x;

    /// <summary>E[x|z].</summary>
    public abstract double[] Mean(IReadOnlyList<double[]> heads);

    /// <summary>log p(x|z) in nats, with its constants.</summary>
    public abstract double LogDensity(double[] x, IReadOnlyList<double[]> heads);

    /// <summary>∂ log p/∂ head for each head and feature.</summary>
    public abstract double[][] LogDensityGradient(double[] x, IReadOnlyList<double[]> heads);

    /// <summary>The likelihood that a model of so many features declares.</summary>
    public static ReferenceLikelihood Of(VaeAttribute vae, int features) => vae.Likelihood switch
    {
        Likelihood.Bernoulli => new ReferenceBernoulli(),
        Likelihood.Gaussian => new ReferenceGaussian(),
        Likelihood.UnitGaussian => new ReferenceUnitGaussian(),
        Likelihood.ContinuousBernoulli => new ReferenceContinuousBernoulli(),
        Likelihood.SharedGaussian => new ReferenceSharedGaussian(),
        Likelihood.Laplace => new ReferenceLaplace(),
        Likelihood.Categorical => ReferenceCategorical.Of(vae.Categories!, features),
        _ => throw new ArgumentOutOfRangeException(nameof(vae), vae.Likelihood, "The reference does not know this likelihood."),
    };
}
