namespace TinyVae.Tests.Models;

// Everything that training can maximize, and every way to take the bound's expectations.

[Vae(Input = "20", Encoder = ["16 silu", "9 tanh"], Latent = 3, Objective = Objective.Autoencoder, Likelihood = Likelihood.UnitGaussian, BatchSize = 33)]
public sealed partial class PlainAutoencoder;

[Vae(Input = "17", Latent = 18, Objective = Objective.Autoencoder, BatchSize = 5)]
public sealed partial class LinearAutoencoder;

[Vae(Input = "21", Encoder = ["14 silu"], Latent = 6, Samples = 4, BatchSize = 20)]
public sealed partial class SeveralDraws;

[Vae(Input = "7", Encoder = ["9 gelu"], Latent = 17, Likelihood = Likelihood.Gaussian, Samples = 5, BatchSize = 33)]
public sealed partial class ManyDraws;

[Vae(Input = "18", Encoder = ["10 tanh"], Latent = 2, Kl = Kl.MonteCarlo, BatchSize = 17)]
public sealed partial class DrawnDivergence;

[Vae(Input = "11", Encoder = ["8 silu"], Latent = 9, Likelihood = Likelihood.SharedGaussian, Kl = Kl.MonteCarlo, Samples = 3, BatchSize = 7)]
public sealed partial class DrawnDivergences;

[Vae(Input = "25", Encoder = ["16 tanh"], Latent = 4, Objective = Objective.ImportanceWeighted, Samples = 5, BatchSize = 20)]
public sealed partial class Weighted;

[Vae(
    Input = "9",
    Encoder = ["8 elu"],
    Latent = 2,
    Likelihood = Likelihood.Laplace,
    Objective = Objective.ImportanceWeighted,
    Samples = 3,
    BatchSize = 33)]
public sealed partial class WeightedHeavyTails;

[Vae(
    Input = "12",
    Encoder = ["9 softplus"],
    Latent = 3,
    Likelihood = Likelihood.SharedGaussian,
    Objective = Objective.ImportanceWeighted,
    Samples = 2,
    BatchSize = 16)]
public sealed partial class WeightedOneVariance;

[Vae(
    Input = "8",
    Encoder = ["10 softplus"],
    Latent = 3,
    Objective = Objective.ImportanceWeighted,
    Posterior = Posterior.FullCovariance,
    Samples = 4,
    BatchSize = 17)]
public sealed partial class WeightedCorrelated;

[Vae(
    Input = "6",
    Latent = 1,
    Likelihood = Likelihood.Categorical,
    Categories = [3],
    Objective = Objective.ImportanceWeighted,
    Samples = 2,
    BatchSize = 1)]
public sealed partial class WeightedCategories;

[Vae(Input = "15", Encoder = ["13 relu"], Latent = 9, FreeBits = 0.03f, BatchSize = 20)]
public sealed partial class FreeUnits;

[Vae(Input = "10", Latent = 17, Likelihood = Likelihood.UnitGaussian, FreeBits = 0.25f, Samples = 2, BatchSize = 33)]
public sealed partial class FreeUnitsOfDraws;
