namespace TinyVae.Demo.Models;

/// <summary>Handwritten digits in 20 numbers: the network of the public PyTorch example.</summary>
[Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, Likelihood = Likelihood.Bernoulli, BatchSize = 128)]
public sealed partial class DigitVae;
