namespace TinyVae.Tests.Models;

// Learned priors, from one component to more than a panel of them.

[Vae(Input = "20", Encoder = ["12 tanh"], Latent = 5, Prior = "mixture 4", BatchSize = 19)]
public sealed partial class Mixture;

[Vae(Input = "6", Encoder = ["7 silu"], Latent = 1, Prior = "mixture 1", Likelihood = Likelihood.SharedGaussian, BatchSize = 3)]
public sealed partial class MixtureOfOne;

[Vae(Input = "13", Latent = 17, Prior = "mixture 20", Likelihood = Likelihood.UnitGaussian, Posterior = Posterior.FullCovariance, BatchSize = 40)]
public sealed partial class MixtureOfMany;

[Vae(Input = "11", Encoder = ["8 elu"], Latent = 16, Prior = "mixture 3", Kl = Kl.MonteCarlo, Samples = 3, ClipNorm = 1000, BatchSize = 9)]
public sealed partial class MixtureOfDraws;

[Vae(
    Input = "14", Encoder = ["10 tanh"], Latent = 4, Prior = "mixture 16", Objective = Objective.ImportanceWeighted, Samples = 5, BatchSize = 20)]
public sealed partial class MixtureWeighted;

[Vae(
    Input = "9",
    Encoder = ["8 softplus"],
    Latent = 3,
    Prior = "mixture 2",
    Likelihood = Likelihood.SharedGaussian,
    Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted,
    Samples = 2,
    BatchSize = 17)]
public sealed partial class MixtureWeightedCorrelated;
