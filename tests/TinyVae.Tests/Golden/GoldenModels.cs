namespace TinyVae.Tests.Golden;

// The models of make_golden.py.

[Vae(Input = "17", Encoder = ["20 relu"], Latent = 3, BatchSize = 7)]
public sealed partial class GoldenBernoulli;

[Vae(Input = "11", Encoder = ["12 gelu", "9 gelu"], Latent = 3, Likelihood = Likelihood.Gaussian, BatchSize = 7)]
public sealed partial class GoldenGaussian;

[Vae(Input = "13", Encoder = ["10 tanh"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 7)]
public sealed partial class GoldenUnitGaussian;

[Vae(Input = "12", Encoder = ["9 silu", "7 elu", "5"], Latent = 1, BatchSize = 7)]
public sealed partial class GoldenDeep;

[Vae(
    Input = "10",
    Encoder = ["12 softplus"],
    Latent = 4,
    Decoder = ["11 sigmoid", "8 leaky-relu", "10"],
    Likelihood = Likelihood.Gaussian,
    BatchSize = 7)]
public sealed partial class GoldenAsymmetric;

[Vae(Input = "9", Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 7)]
public sealed partial class GoldenLinear;

[Vae(Input = "6", Encoder = ["7 silu"], Latent = 2, Likelihood = Likelihood.Gaussian, BatchSize = 7)]
public sealed partial class GoldenBounded;

[Vae(Input = "13", Encoder = ["12 tanh"], Latent = 3, Likelihood = Likelihood.ContinuousBernoulli, BatchSize = 7)]
public sealed partial class GoldenContinuousBernoulli;

[Vae(Input = "11", Encoder = ["9 relu"], Latent = 2, Likelihood = Likelihood.SharedGaussian, BatchSize = 7)]
public sealed partial class GoldenSharedGaussian;

[Vae(Input = "9", Encoder = ["8 silu"], Latent = 2, Likelihood = Likelihood.Laplace, BatchSize = 7)]
public sealed partial class GoldenLaplace;

[Vae(Input = "14", Encoder = ["10 gelu"], Latent = 3, Likelihood = Likelihood.Categorical, Categories = [3, 4, 2, 5], BatchSize = 7)]
public sealed partial class GoldenCategorical;

[Vae(Input = "12", Encoder = ["10 tanh"], Latent = 4, Posterior = Posterior.FullCovariance, BatchSize = 7)]
public sealed partial class GoldenFullCovariance;

[Vae(Input = "10", Encoder = ["12 elu"], Latent = 3, Likelihood = Likelihood.UnitGaussian, Objective = Objective.Autoencoder, BatchSize = 7)]
public sealed partial class GoldenAutoencoder;

[Vae(Input = "11", Encoder = ["9 tanh"], Latent = 2, Samples = 3, BatchSize = 7)]
public sealed partial class GoldenSamples;

[Vae(
    Input = "10",
    Encoder = ["8 silu"],
    Latent = 3,
    Likelihood = Likelihood.Gaussian,
    Posterior = Posterior.FullCovariance,
    Samples = 2,
    Kl = Kl.MonteCarlo,
    BatchSize = 7)]
public sealed partial class GoldenMonteCarlo;

[Vae(Input = "13", Encoder = ["10 tanh"], Latent = 3, Objective = Objective.ImportanceWeighted, Samples = 5, BatchSize = 7)]
public sealed partial class GoldenImportanceWeighted;

[Vae(Input = "10", Encoder = ["9 relu"], Latent = 4, FreeBits = 0.5f, BatchSize = 7)]
public sealed partial class GoldenFreeBits;

[Vae(Input = "12", Encoder = ["9 tanh"], Latent = 4, Flow = "planar 3", Samples = 2, BatchSize = 7)]
public sealed partial class GoldenPlanarFlow;

[Vae(
    Input = "10",
    Encoder = ["8 silu"],
    Latent = 3,
    Likelihood = Likelihood.UnitGaussian,
    Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted,
    Samples = 4,
    Flow = "planar 2",
    Prior = "mixture 3",
    BatchSize = 7)]
public sealed partial class GoldenPlanarFlowWeighted;

[Vae(Input = "12", Encoder = ["9 tanh"], Latent = 3, Prior = "mixture 4", BatchSize = 7)]
public sealed partial class GoldenMixture;

[Vae(
    Input = "10",
    Encoder = ["8 silu"],
    Latent = 2,
    Likelihood = Likelihood.UnitGaussian,
    Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted,
    Samples = 4,
    Prior = "mixture 3",
    BatchSize = 7)]
public sealed partial class GoldenMixtureWeighted;

[Vae(Input = "9", Encoder = ["8 relu"], Latent = 2, Optimizer = Optimizer.AdamW, BatchSize = 7)]
public sealed partial class GoldenAdamW;

[Vae(Input = "9", Encoder = ["8 tanh"], Latent = 2, Optimizer = Optimizer.Sgd, BatchSize = 7)]
public sealed partial class GoldenSgd;

[Vae(Input = "9", Encoder = ["8 silu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, Optimizer = Optimizer.RmsProp, BatchSize = 7)]
public sealed partial class GoldenRmsProp;

[Vae(Input = "9", Encoder = ["8 gelu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, Optimizer = Optimizer.Adagrad, BatchSize = 7)]
public sealed partial class GoldenAdagrad;

[Vae(Input = "9", Encoder = ["8 tanh"], Latent = 2, Likelihood = Likelihood.UnitGaussian, Optimizer = Optimizer.Sgd, ClipNorm = 3.25f, BatchSize = 7)]
public sealed partial class GoldenClipped;

[Vae(Input = "11", Encoder = ["10 silu"], Latent = 3, Likelihood = Likelihood.Gaussian, Condition = 6, Samples = 2, BatchSize = 7)]
public sealed partial class GoldenCondition;

[Vae(
    Input = "9",
    Encoder = ["8 tanh"],
    Latent = 2,
    Decoder = ["9"],
    Condition = 17,
    Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted,
    Samples = 3,
    BatchSize = 7)]
public sealed partial class GoldenConditionWeighted;
