namespace TinyVae.Benchmarks.Models;

/// <summary>Handwritten digits by convolutions: the network of Keras's example (keras.io/examples/generative/vae).</summary>
[Vae(
    Input = "28x28",
    Encoder = ["conv 32 3x3 /2 relu", "conv 64 3x3 /2 relu", "16 relu"],
    Latent = 2,
    Decoder = ["7x7x64 relu", "transposed 64 3x3 /2 rest 1 relu", "transposed 32 3x3 /2 rest 1 relu", "transposed 1 3x3"],
    BatchSize = 128)]
public sealed partial class ConvolutionalDigits;

/// <summary>Small colour pictures.</summary>
[Vae(
    Input = "32x32x3",
    Encoder = ["conv 32 4x4 /2 relu", "conv 64 4x4 /2 relu", "conv 128 4x4 /2 relu"],
    Latent = 64,
    Likelihood = Likelihood.UnitGaussian,
    BatchSize = 64)]
public sealed partial class Pictures;

/// <summary>Windows of 128 time steps of six sensors.</summary>
[Vae(
    Input = "128x6",
    Encoder = ["conv 16 5 /2 relu", "conv 32 5 /2 relu"],
    Latent = 8,
    Likelihood = Likelihood.UnitGaussian,
    BatchSize = 32)]
public sealed partial class Series;

/// <summary>The network of series window by window, as it would learn on a device.</summary>
[Vae(
    Input = "128x6",
    Encoder = ["conv 16 5 /2 relu", "conv 32 5 /2 relu"],
    Latent = 8,
    Likelihood = Likelihood.UnitGaussian,
    BatchSize = 1)]
public sealed partial class SeriesByRow;
