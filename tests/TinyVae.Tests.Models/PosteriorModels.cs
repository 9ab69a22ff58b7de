namespace TinyVae.Tests.Models;

// Posteriors of full covariance, from one latent unit to more than a panel of them.

[Vae(Input = "20", Encoder = ["12 tanh"], Latent = 5, Posterior = Posterior.FullCovariance, BatchSize = 19)]
public sealed partial class Correlated;

[Vae(Input = "6", Encoder = ["7 relu"], Latent = 1, Posterior = Posterior.FullCovariance, BatchSize = 3)]
public sealed partial class CorrelatedOfOne;

[Vae(
    Input = "30", Encoder = ["25 softplus"], Latent = 20, Likelihood = Likelihood.Gaussian, Posterior = Posterior.FullCovariance, BatchSize = 17)]
public sealed partial class CorrelatedOfTwenty;

[Vae(Input = "10", Latent = 16, Likelihood = Likelihood.UnitGaussian, Posterior = Posterior.FullCovariance, Samples = 2, BatchSize = 33)]
public sealed partial class CorrelatedLinear;

[Vae(
    Input = "13",
    Encoder = ["11 elu"],
    Latent = 4,
    Likelihood = Likelihood.UnitGaussian,
    Posterior = Posterior.FullCovariance,
    Samples = 3,
    Kl = Kl.MonteCarlo,
    BatchSize = 9)]
public sealed partial class CorrelatedDraws;

[Vae(
    Input = "14",
    Encoder = ["12 silu"],
    Latent = 3,
    Likelihood = Likelihood.Categorical,
    Categories = [4, 3, 2, 5],
    Posterior = Posterior.FullCovariance,
    BatchSize = 16)]
public sealed partial class CorrelatedCategories;
