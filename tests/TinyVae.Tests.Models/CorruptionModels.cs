namespace TinyVae.Tests.Models;

// Denoising: what the encoder reads is corrupted, what the likelihood compares with is not.

[Vae(
    Input = "21",
    Encoder = ["16 tanh"],
    Latent = 4,
    Objective = Objective.Autoencoder,
    Likelihood = Likelihood.UnitGaussian,
    Corruption = "gaussian 0.25",
    BatchSize = 19)]
public sealed partial class Denoising;

[Vae(Input = "17", Encoder = ["12 tanh"], Latent = 2, Corruption = "mask 0.3", BatchSize = 20)]
public sealed partial class Masked;

[Vae(Input = "10", Latent = 3, Likelihood = Likelihood.ContinuousBernoulli, Corruption = "salt-pepper 0.2", BatchSize = 33)]
public sealed partial class SaltAndPepper;

[Vae(
    Input = "33",
    Encoder = ["14 silu"],
    Latent = 3,
    Objective = Objective.ImportanceWeighted,
    Samples = 3,
    Corruption = "mask 0.1",
    BatchSize = 17)]
public sealed partial class MaskedWeighted;

[Vae(
    Input = "12",
    Encoder = ["9 gelu"],
    Latent = 2,
    Likelihood = Likelihood.Categorical,
    Categories = [4],
    Corruption = "gaussian 0.5",
    Optimizer = Optimizer.AdamW,
    ClipNorm = 2,
    BatchSize = 7)]
public sealed partial class DenoisingCategories;
