namespace TinyVae.Demo.Models;

/// <summary>Handwritten digits in two numbers, so that everything the model can draw fits on one map.</summary>
[Vae(Input = "28x28", Encoder = ["256 relu", "128 relu"], Latent = 2, Likelihood = Likelihood.Bernoulli, BatchSize = 128)]
public sealed partial class ManifoldVae;
