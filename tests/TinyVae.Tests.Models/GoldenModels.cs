namespace TinyVae.Tests.Models;

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

[Vae(
    Input = "7x6x2",
    Encoder = ["conv 5 3x3 /2 relu", "conv 4 2x3 tanh", "6 gelu"],
    Latent = 3,
    Likelihood = Likelihood.Gaussian,
    BatchSize = 7)]
public sealed partial class GoldenConvolution;

[Vae(Input = "11x10", Encoder = ["conv 3 7x6 /3x2 pad 3x2 elu", "conv 2 1x4 /1x3 pad 0x2 softplus"], Latent = 2, BatchSize = 7)]
public sealed partial class GoldenConvolutionKernels;

[Vae(
    Input = "19x3",
    Encoder = ["conv 6 5 /2 silu", "conv 17 4 /3 leaky-relu"],
    Latent = 2,
    Likelihood = Likelihood.UnitGaussian,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionSeries;

[Vae(
    Input = "3x2x2",
    Encoder = ["conv 70 2x1 tanh", "conv 1 1x2 pad 1x0", "conv 33 3x1 /2 relu"],
    Latent = 1,
    Likelihood = Likelihood.Laplace,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionChannels;

[Vae(
    Input = "6x5",
    Encoder = ["conv 4 3x3 /2 sigmoid", "conv 6 3 relu"],
    Latent = 2,
    Likelihood = Likelihood.ContinuousBernoulli,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionImageAndSeries;

[Vae(
    Input = "11",
    Encoder = ["4x4x2 tanh", "conv 3 3x3 /2 gelu", "5x2 relu", "conv 7 2 /3 silu"],
    Latent = 2,
    Likelihood = Likelihood.SharedGaussian,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionBetween;

[Vae(
    Input = "3x4",
    Encoder = ["transposed 4 3x3 /2 rest 1 gelu", "conv 2 5x5 /3 tanh"],
    Latent = 2,
    Likelihood = Likelihood.Gaussian,
    Posterior = Posterior.FullCovariance,
    Samples = 2,
    Kl = Kl.MonteCarlo,
    Optimizer = Optimizer.AdamW,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionUpwards;

[Vae(
    Input = "5x6",
    Encoder = ["conv 4 3x2 /2x1 pad 2x0 leaky-relu"],
    Latent = 3,
    Decoder = ["3x3x4 sigmoid", "transposed 1 3x2 /2 pad 1x0"],
    Condition = 2,
    Samples = 2,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionCondition;

[Vae(
    Input = "9",
    Encoder = ["conv 2 3 /2 silu"],
    Latent = 4,
    Decoder = ["transposed 5 5 /3 rest 2 tanh", "conv 3 2 /2", "7 elu", "9"],
    Likelihood = Likelihood.Gaussian,
    Condition = 3,
    Optimizer = Optimizer.Sgd,
    ClipNorm = 3.25f,
    BatchSize = 7)]
public sealed partial class GoldenConvolutionCode;

[Vae(
    Input = "4x4",
    Encoder = ["conv 3 3x3 /2 tanh"],
    Latent = 2,
    Likelihood = Likelihood.UnitGaussian,
    Objective = Objective.ImportanceWeighted,
    Samples = 3,
    Flow = "planar 2",
    Prior = "mixture 3",
    BatchSize = 7)]
public sealed partial class GoldenConvolutionWeighted;

[Vae(Input = "5x4x2", Encoder = ["conv 16 3x3 /2 relu", "conv 5 2x2 tanh"], Latent = 2, Likelihood = Likelihood.Gaussian, BatchSize = 1)]
public sealed partial class GoldenConvolutionAlone;

[Vae(Input = "12x3", Encoder = ["conv 16 4 /3 pad 0 silu", "conv 16 1 relu"], Latent = 2, BatchSize = 1)]
public sealed partial class GoldenConvolutionSeriesAlone;

[Vae(
    Columns = ["real 2", "positive", "count", "poisson", "binary", "category 3", "student-t", "count"],
    Encoder = ["10 tanh"],
    Latent = 2,
    BatchSize = 7)]
public sealed partial class GoldenColumns;
