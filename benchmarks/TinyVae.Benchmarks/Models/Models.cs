namespace TinyVae.Benchmarks.Models;

/// <summary>Handwritten digits in full batches: bound by arithmetic.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Digits;

/// <summary>The same network row by row: bound by memory.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 1)]
public sealed partial class DigitsByRow;

/// <summary>A small network, as for the channels of an instrument: it lives in the first-level cache.</summary>
[Vae(Input = "64", Encoder = ["32 relu"], Latent = 8, BatchSize = 32)]
public sealed partial class Signals;

/// <summary>The small network row by row, as it would learn on a device.</summary>
[Vae(Input = "64", Encoder = ["32 relu"], Latent = 8, BatchSize = 1)]
public sealed partial class SignalsByRow;
