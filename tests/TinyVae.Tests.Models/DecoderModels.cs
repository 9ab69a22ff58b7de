namespace TinyVae.Tests.Models;

// Decoders that do not mirror the encoder.

[Vae(Input = "4x5x3", Encoder = ["dense 50 relu", "20 tanh"], Latent = 6, Decoder = ["30 gelu", "dense 60"], BatchSize = 20)]
public sealed partial class ShallowerDecoder;

[Vae(Input = "12", Latent = 2, Decoder = ["8 silu", "24 elu", "12"], Likelihood = Likelihood.Gaussian, BatchSize = 9)]
public sealed partial class DecoderAlone;

[Vae(Input = "18", Encoder = ["24 softplus"], Latent = 4, Decoder = ["18"], Likelihood = Likelihood.UnitGaussian, BatchSize = 5)]
public sealed partial class EncoderAlone;
