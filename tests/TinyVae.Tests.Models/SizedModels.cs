namespace TinyVae.Tests.Models;

// The two shapes whose speed is measured.

/// <summary>784-400-20: the public example that everyone trains first.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Digits;

/// <summary>64-32-8: every size a multiple of 8, nothing to pad but the latent layer.</summary>
[Vae(Input = "64", Encoder = ["32 relu"], Latent = 8, BatchSize = 32)]
public sealed partial class Exact;
