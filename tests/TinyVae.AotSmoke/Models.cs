namespace TinyVae.AotSmoke;

/// <summary>A model of sensor readings: real values, so a Gaussian likelihood, and activations of every kind of derivative.</summary>
[Vae(Input = "64", Encoder = ["48 silu", "32 tanh"], Latent = 8, Likelihood = Likelihood.Gaussian, BatchSize = 32)]
internal sealed partial class SensorVae;

/// <summary>A model of binary patterns, of sizes that are no multiples of 16.</summary>
[Vae(Input = "9x11", Encoder = ["50 relu"], Latent = 5, BatchSize = 20)]
internal sealed partial class PatternVae;

/// <summary>As small as a model can be whose steps a team of threads shares.</summary>
[Vae(Input = "64", Encoder = ["96 relu"], Latent = 8, BatchSize = 64)]
internal sealed partial class SharedVae;

/// <summary>784-400-20, the size of the field's examples.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
internal sealed partial class DigitVae;

/// <summary>64-32-8, where every loop is short.</summary>
[Vae(Input = "64", Encoder = ["32 relu"], Latent = 8, BatchSize = 32)]
internal sealed partial class ToyVae;
