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
