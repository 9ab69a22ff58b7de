namespace TinyVae.Tests.Models;

// Every activation, in the encoder and, mirrored, in the decoder.

[Vae(Input = "17", Encoder = ["20 relu"], Latent = 3, BatchSize = 1)]
public sealed partial class Relu;

[Vae(Input = "33", Encoder = ["100 leaky-relu"], Latent = 2, Likelihood = Likelihood.UnitGaussian, BatchSize = 20)]
public sealed partial class LeakyRelu;

[Vae(Input = "48", Encoder = ["33 elu"], Latent = 20, Likelihood = Likelihood.Gaussian, BatchSize = 33)]
public sealed partial class Elu;

[Vae(Input = "17", Encoder = ["40 silu", "17 silu"], Latent = 2, BatchSize = 16)]
public sealed partial class Silu;

[Vae(Input = "47", Encoder = ["33 gelu", "5 gelu"], Latent = 16, Likelihood = Likelihood.Gaussian, BatchSize = 7)]
public sealed partial class Gelu;

[Vae(Input = "20", Encoder = ["33 tanh", "17 tanh", "5 tanh"], Latent = 1, Likelihood = Likelihood.UnitGaussian, BatchSize = 3)]
public sealed partial class Tanh;

[Vae(Input = "5", Encoder = ["16 sigmoid"], Latent = 2, BatchSize = 1)]
public sealed partial class Sigmoid;

[Vae(Input = "16", Encoder = ["17 softplus"], Latent = 16, Likelihood = Likelihood.Gaussian, BatchSize = 16)]
public sealed partial class Softplus;

[Vae(Input = "10", Encoder = ["7", "9 identity"], Latent = 3, Likelihood = Likelihood.UnitGaussian, BatchSize = 7)]
public sealed partial class Identity;
