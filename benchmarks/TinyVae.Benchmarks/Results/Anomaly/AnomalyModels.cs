namespace TinyVae.Benchmarks.Results.Anomaly;

/// <summary>The digits' network with a code that can be drawn on paper.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 2, BatchSize = 128)]
public sealed partial class TwoUnits;

/// <summary>The same with a code that has room for what it never saw.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 32, BatchSize = 128)]
public sealed partial class ThirtyTwoUnits;
