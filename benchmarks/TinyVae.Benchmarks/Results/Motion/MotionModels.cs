namespace TinyVae.Benchmarks.Results.Motion;

/// <summary>Convolutions along time.</summary>
[Vae(
    Input = "128x6", Encoder = ["conv 16 5 /2 relu", "conv 32 5 /2 relu", "conv 32 5 /2 relu"], Latent = 8,
    Likelihood = TinyVae.Likelihood.SharedGaussian, BatchSize = 64)]
public sealed partial class ConvolvedMotionVae;

/// <summary>Dense layers with about as many parameters.</summary>
[Vae(Input = "128x6", Encoder = ["18 relu"], Latent = 8, Likelihood = TinyVae.Likelihood.SharedGaussian, BatchSize = 64)]
public sealed partial class DenseMotionVae;
