namespace TinyVae.Tests.Models;

// From no hidden layer to three, every likelihood, few sizes a multiple of 16.

[Vae(Input = "17", Latent = 5, BatchSize = 7)]
public sealed partial class NoHiddenBernoulli;

[Vae(Input = "33", Latent = 1, Likelihood = Likelihood.Gaussian, BatchSize = 3)]
public sealed partial class NoHiddenGaussian;

[Vae(Input = "100", Encoder = ["33 relu"], Latent = 20, Likelihood = Likelihood.UnitGaussian, BatchSize = 33)]
public sealed partial class OneHidden;

[Vae(Input = "5x5", Encoder = ["33 relu", "5 tanh"], Latent = 2, Likelihood = Likelihood.Bernoulli, BatchSize = 20)]
public sealed partial class TwoHidden;

[Vae(Input = "20", Encoder = ["33 silu", "dense 17 tanh", "16 relu"], Latent = 1, Likelihood = Likelihood.Gaussian, BatchSize = 16)]
public sealed partial class ThreeHidden;
