namespace TinyVae.Tests.Models;

// Every optimizer, with and without clipping.

[Vae(Input = "20", Encoder = ["17 relu"], Latent = 3, Likelihood = Likelihood.SharedGaussian, Optimizer = Optimizer.AdamW, BatchSize = 16)]
public sealed partial class DecayedWeights;

[Vae(Input = "17", Encoder = ["12 tanh"], Latent = 2, Optimizer = Optimizer.Sgd, BatchSize = 20)]
public sealed partial class Momentum;

[Vae(Input = "10", Encoder = ["18 silu"], Latent = 4, Likelihood = Likelihood.UnitGaussian, Optimizer = Optimizer.RmsProp, BatchSize = 33)]
public sealed partial class MeanSquares;

[Vae(Input = "33", Encoder = ["9 gelu", "5 elu"], Latent = 1, Optimizer = Optimizer.Adagrad, BatchSize = 7)]
public sealed partial class SumsOfSquares;

[Vae(Input = "16", Encoder = ["8 softplus"], Latent = 2, Likelihood = Likelihood.UnitGaussian, Optimizer = Optimizer.Sgd, ClipNorm = 1, BatchSize = 5)]
public sealed partial class ClippedMomentum;

[Vae(Input = "19", Encoder = ["11 tanh"], Latent = 3, Likelihood = Likelihood.SharedGaussian, ClipNorm = 0.5f, BatchSize = 17)]
public sealed partial class ClippedAdam;

/// <summary>A limit that no gradient reaches.</summary>
[Vae(Input = "9", Encoder = ["6 relu"], Latent = 2, Optimizer = Optimizer.RmsProp, ClipNorm = 1e6f, BatchSize = 3)]
public sealed partial class HardlyClipped;
