namespace TinyVae.Tests.Models;

// Normalizing flows of the posterior, with each kind of divergence.

[Vae(Input = "20", Encoder = ["12 tanh"], Latent = 5, Flow = "planar 3", BatchSize = 19)]
public sealed partial class Planar;

[Vae(Input = "6", Encoder = ["7 silu"], Latent = 1, Flow = "planar 1", Likelihood = Likelihood.SharedGaussian, BatchSize = 3)]
public sealed partial class PlanarOfOne;

[Vae(Input = "13", Latent = 17, Flow = "planar 2", Likelihood = Likelihood.UnitGaussian, Samples = 2, ClipNorm = 1000, BatchSize = 17)]
public sealed partial class PlanarOfManyUnits;

[Vae(Input = "11", Encoder = ["8 elu"], Latent = 16, Flow = "planar 5", Kl = Kl.MonteCarlo, Samples = 3, BatchSize = 9)]
public sealed partial class PlanarOfDraws;

[Vae(
    Input = "14", Encoder = ["10 tanh"], Latent = 4, Flow = "planar 2", Objective = Objective.ImportanceWeighted, Samples = 5, BatchSize = 20)]
public sealed partial class PlanarWeighted;

[Vae(
    Input = "9",
    Encoder = ["8 softplus"],
    Latent = 3,
    Flow = "planar 4",
    Likelihood = Likelihood.SharedGaussian,
    Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted,
    Samples = 2,
    BatchSize = 17)]
public sealed partial class PlanarWeightedCorrelated;

[Vae(Input = "12", Encoder = ["9 gelu"], Latent = 4, Flow = "planar 2", Prior = "mixture 3", Posterior = Posterior.FullCovariance, BatchSize = 18)]
public sealed partial class PlanarWithMixture;

/// <summary>Its decoder is linear, so that p(x) is known.</summary>
[Vae(Input = "3", Latent = 2, Flow = "planar 3", Likelihood = Likelihood.UnitGaussian, BatchSize = 6)]
public sealed partial class PlanarLinear;

[Vae(
    Input = "13",
    Encoder = ["9 tanh"],
    Latent = 3,
    Condition = 4,
    Flow = "planar 2",
    Prior = "mixture 3",
    Likelihood = Likelihood.Gaussian,
    Samples = 2,
    Corruption = "gaussian 0.5",
    BatchSize = 18)]
public sealed partial class ConditionalFlow;
