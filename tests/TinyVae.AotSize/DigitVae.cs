namespace TinyVae.AotSize;

/// <summary>The model whose code is weighed: 784-400-20.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
internal sealed partial class DigitVae;
