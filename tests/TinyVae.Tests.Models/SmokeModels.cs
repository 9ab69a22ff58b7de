namespace TinyVae.Tests.Models;

/// <summary>A model of sensor readings: real values, so a Gaussian likelihood, and activations of every kind of derivative.</summary>
[Vae(Input = "64", Encoder = ["48 silu", "32 tanh"], Latent = 8, Likelihood = Likelihood.Gaussian, BatchSize = 32)]
internal sealed partial class SensorVae;

/// <summary>A model of binary patterns, of sizes that are no multiples of 16.</summary>
[Vae(Input = "9x11", Encoder = ["50 relu"], Latent = 5, BatchSize = 20)]
internal sealed partial class PatternVae;

/// <summary>What needs rows in lanes, importance weights and noise of every kind: full covariance, several draws, denoising, clipping.</summary>
[Vae(
    Input = "21", Encoder = ["20 tanh"], Latent = 3, Likelihood = Likelihood.SharedGaussian, BatchSize = 24, Posterior = Posterior.FullCovariance,
    Objective = Objective.ImportanceWeighted, Samples = 3, Corruption = "gaussian 0.1", Optimizer = Optimizer.Adagrad, ClipNorm = 50)]
internal sealed partial class WeightedVae;

/// <summary>Groups of features, free bits, masked inputs, decayed weights.</summary>
[Vae(
    Input = "12", Encoder = ["20 elu"], Latent = 4, Likelihood = Likelihood.Categorical, Categories = [5, 3, 4], BatchSize = 40,
    FreeBits = 0.05f, Samples = 2, Corruption = "mask 0.2", Optimizer = Optimizer.AdamW)]
internal sealed partial class GroupVae;

/// <summary>
/// What z goes through: a flow of the posterior, a learned prior, and a condition behind the features, at odd lanes and beyond a panel of
/// codes, for each of several draws.
/// </summary>
[Vae(
    Input = "21", Encoder = ["20 silu"], Latent = 5, Likelihood = Likelihood.Gaussian, BatchSize = 40, Samples = 2, Flow = "planar 3",
    Prior = "mixture 4", Condition = 13, Corruption = "mask 0.2")]
internal sealed partial class ConditionalVae;

/// <summary>
/// Images through convolutions, of one axis behind two, and back: kernels over borders, strides that leave a rest, channels in whole panels,
/// in part of one and fewer, a condition as more of them, heads as channels.
/// </summary>
[Vae(
    Input = "7x6x2", Encoder = ["conv 16 3x3 /2 relu", "conv 5 2x3 silu", "conv 17 3 tanh"], Latent = 3, Likelihood = Likelihood.Gaussian,
    BatchSize = 19, Condition = 2, Corruption = "mask 0.2")]
internal sealed partial class ImageVae;

/// <summary>A series, a row at a time: where positions stand where rows do.</summary>
[Vae(
    Input = "16x3", Encoder = ["conv 16 4 /2 silu", "conv 6 3 /2 tanh"], Latent = 2, Likelihood = Likelihood.UnitGaussian,
    Decoder = ["8x16 relu", "transposed 3 4 /2"], BatchSize = 1)]
internal sealed partial class SeriesVae;

/// <summary>As small as a model can be whose steps a team of threads shares.</summary>
[Vae(Input = "64", Encoder = ["96 relu"], Latent = 8, BatchSize = 64)]
internal sealed partial class SharedVae;

/// <summary>784-400-20, the size of the field's examples.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
internal sealed partial class DigitVae;

/// <summary>64-32-8, where every loop is short.</summary>
[Vae(Input = "64", Encoder = ["32 relu"], Latent = 8, BatchSize = 32)]
internal sealed partial class ToyVae;

/// <summary>Columns of every kind, cells missing, and taken away in training.</summary>
[Vae(
    Columns = ["real 2", "positive", "student-t missing", "count missing", "poisson", "binary", "category 5 missing", "ordinal 4"],
    Encoder = ["20 silu"], Latent = 3, BatchSize = 24, Samples = 2, Corruption = "missing 0.2")]
internal sealed partial class TableVae;
