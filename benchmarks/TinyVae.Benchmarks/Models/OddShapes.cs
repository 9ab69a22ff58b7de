namespace TinyVae.Benchmarks.Models;

// The digits' network with one size that is no multiple of sixteen lanes or no full batch, and its nearest multiple.

[Vae(Input = "28x28", Encoder = ["16 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden16;

[Vae(Input = "28x28", Encoder = ["17 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden17;

[Vae(Input = "28x28", Encoder = ["96 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden96;

[Vae(Input = "28x28", Encoder = ["100 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden100;

[Vae(Input = "28x28", Encoder = ["333 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden333;

[Vae(Input = "28x28", Encoder = ["336 relu"], Latent = 20, BatchSize = 128)]
public sealed partial class Hidden336;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 2, BatchSize = 128)]
public sealed partial class Latent2;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 16, BatchSize = 128)]
public sealed partial class Latent16;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 7)]
public sealed partial class Batch7;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 20)]
public sealed partial class Batch20;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 64)]
public sealed partial class Batch64;

[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 1000)]
public sealed partial class Batch1000;
