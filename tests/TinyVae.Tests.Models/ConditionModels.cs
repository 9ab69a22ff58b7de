namespace TinyVae.Tests.Models;

// Conditional models: x, z and the condition end at odd lanes, at whole panels, and beyond a panel.

[Vae(Input = "21", Encoder = ["16 tanh"], Latent = 4, Condition = 10, BatchSize = 19)]
public sealed partial class Conditional;

[Vae(Input = "13", Encoder = ["12 silu"], Latent = 17, Condition = 35, Likelihood = Likelihood.Gaussian, Samples = 3, BatchSize = 20)]
public sealed partial class ConditionalDraws;

[Vae(
    Input = "9",
    Encoder = ["10 softplus"],
    Latent = 3,
    Condition = 1,
    Likelihood = Likelihood.UnitGaussian,
    Objective = Objective.ImportanceWeighted,
    Posterior = Posterior.FullCovariance,
    Samples = 4,
    BatchSize = 17)]
public sealed partial class ConditionalWeighted;

[Vae(Input = "14", Latent = 2, Condition = 7, Likelihood = Likelihood.Categorical, Categories = [4, 3, 2, 5], ClipNorm = 2, BatchSize = 33)]
public sealed partial class ConditionalCategories;

[Vae(
    Input = "30",
    Encoder = ["20 elu"],
    Latent = 16,
    Condition = 4,
    Likelihood = Likelihood.Laplace,
    Objective = Objective.Autoencoder,
    BatchSize = 7)]
public sealed partial class ConditionalAutoencoder;

[Vae(
    Input = "16",
    Encoder = ["14 gelu"],
    Latent = 15,
    Condition = 16,
    Likelihood = Likelihood.ContinuousBernoulli,
    Kl = Kl.MonteCarlo,
    Corruption = "mask 0.3",
    BatchSize = 18)]
public sealed partial class ConditionalMasked;

[Vae(
    Input = "18",
    Latent = 5,
    Condition = 3,
    Likelihood = Likelihood.SharedGaussian,
    Objective = Objective.ImportanceWeighted,
    Samples = 2,
    Corruption = "gaussian 0.5",
    BatchSize = 16)]
public sealed partial class ConditionalDenoising;

[Vae(Input = "11", Encoder = ["8 relu"], Latent = 9, Condition = 8, FreeBits = 0.03f, BatchSize = 1)]
public sealed partial class ConditionalFreeUnits;

[Vae(Input = "12", Encoder = ["9 silu"], Latent = 6, Condition = 5, Prior = "mixture 3", Samples = 2, BatchSize = 18)]
public sealed partial class ConditionalMixture;
