namespace TinyVae.Tests.Models;

// Odd sizes, kernels of 1 to 5 taps, strides 1 to 3, paddings 0 to 3, channels around panels; images and series; mirrored and written decoders.

[Vae(Input = "7x6x2", Encoder = ["conv 5 3x3 /2 relu", "conv 18 2x3 tanh", "9 gelu"], Latent = 3, Likelihood = Likelihood.Gaussian, BatchSize = 7)]
public sealed partial class Convolved;

[Vae(Input = "19x3", Encoder = ["conv 6 5 /2 silu", "conv 17 4 /3 relu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 17)]
public sealed partial class ConvolvedSeries;

[Vae(Input = "8x5", Encoder = ["conv 3 1x1 /3 elu"], Latent = 2, BatchSize = 3)]
public sealed partial class ConvolvedApart;

[Vae(Input = "20", Encoder = ["conv 4 4 /2 pad 3 softplus"], Latent = 2, Likelihood = Likelihood.SharedGaussian, BatchSize = 16)]
public sealed partial class ConvolvedPlain;

[Vae(Input = "3x2x18", Encoder = ["conv 20 2x2 leaky-relu"], Latent = 2, Likelihood = Likelihood.Laplace, BatchSize = 5)]
public sealed partial class ConvolvedPanels;

[Vae(Input = "11", Encoder = ["4x4x2 tanh", "conv 3 3x3 /2 gelu", "5 relu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 18)]
public sealed partial class ConvolvedBetween;

[Vae(
    Input = "6x5", Encoder = ["conv 4 3x3 /2 sigmoid", "conv 6 3 relu"], Latent = 2,
    Likelihood = Likelihood.ContinuousBernoulli, Corruption = "mask 0.3", BatchSize = 20)]
public sealed partial class ConvolvedImageAndSeries;

[Vae(
    Input = "5x6", Encoder = ["conv 4 3x2 /2x1 pad 2x0 leaky-relu"], Latent = 3, Condition = 2,
    Decoder = ["3x3x4 sigmoid", "transposed 1 3x2 /2 pad 1x0"], BatchSize = 19)]
public sealed partial class ConvolvedConditional;

[Vae(
    Input = "9", Encoder = ["conv 2 3 /2 silu"], Latent = 4, Condition = 3, Samples = 2,
    Decoder = ["transposed 17 5 /3 rest 2 tanh", "conv 3 2 /2", "7 elu", "9"], Likelihood = Likelihood.Gaussian, BatchSize = 5)]
public sealed partial class ConvolvedCode;

[Vae(
    Input = "3x4", Encoder = ["transposed 4 3x3 /2 rest 1 gelu", "conv 2 5x5 /3 tanh"], Latent = 2, Kl = Kl.MonteCarlo, Samples = 3,
    Likelihood = Likelihood.Gaussian, Optimizer = Optimizer.Sgd, ClipNorm = 1, BatchSize = 6)]
public sealed partial class ConvolvedUpwards;

[Vae(
    Input = "5x4", Encoder = ["conv 6 3 relu"], Latent = 2, Likelihood = Likelihood.Categorical, Categories = [4],
    Objective = Objective.Autoencoder, BatchSize = 9)]
public sealed partial class ConvolvedCategories;

[Vae(
    Input = "4x4", Encoder = ["conv 3 3x3 /2 tanh"], Latent = 2, Flow = "planar 2", Prior = "mixture 3", Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted, Samples = 3, BatchSize = 17)]
public sealed partial class ConvolvedWeighted;

// A row at a time: with whole panels of channels, and with others; sums over lanes, and products.

[Vae(Input = "9x8x3", Encoder = ["conv 16 3x3 /2 relu", "conv 32 2x2 tanh"], Latent = 3, Optimizer = Optimizer.Adagrad, BatchSize = 1)]
public sealed partial class ConvolvedAlone;

[Vae(Input = "17x5", Encoder = ["conv 16 5 /2 silu", "conv 32 3 /3 pad 0 relu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 1)]
public sealed partial class ConvolvedSeriesAlone;

[Vae(Input = "6x7", Encoder = ["conv 5 3x3 /2 relu"], Latent = 2, Likelihood = Likelihood.Gaussian, BatchSize = 1)]
public sealed partial class ConvolvedOddAlone;

[Vae(
    Input = "5x7x16", Encoder = ["transposed 16 1x2 /2x3 rest 0x1 gelu", "conv 1 3x3 /2 relu"], Latent = 2,
    Decoder = ["2x3x16 relu", "conv 16 2x2 /1x2 pad 1 leaky-relu", "transposed 16 5x5 /2 pad 2x0"], Likelihood = Likelihood.Gaussian, BatchSize = 1)]
public sealed partial class ConvolvedBothWaysAlone;

/// <summary>Positions that no tile of any width covers in whole.</summary>
[Vae(Input = "34x2", Encoder = ["conv 16 3 /2 relu", "conv 16 3 silu", "conv 16 5 relu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 1)]
public sealed partial class ConvolvedLongAlone;

/// <summary>More rows than go through the network at once.</summary>
[Vae(Input = "26x24x2", Encoder = ["conv 16 3x3 relu", "conv 16 4x4 /4 silu"], Latent = 2, Likelihood = Likelihood.SharedGaussian, BatchSize = 36)]
public sealed partial class ConvolvedInParts;

[Vae(
    Input = "16x16", Encoder = ["conv 32 3x3 relu", "conv 2 2x2 /4 tanh"], Latent = 2, Flow = "planar 2",
    Samples = 2, BatchSize = 20)]
public sealed partial class ConvolvedFlowInParts;
