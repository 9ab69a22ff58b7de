namespace TinyVae.Demo.Models;

/// <summary>Handwritten digits in two numbers, so that everything the model can draw fits on one map.</summary>
[Vae(Input = "28x28", Encoder = ["256 tanh", "128 tanh"], Latent = 2, Likelihood = Likelihood.Bernoulli, BatchSize = 64)]
public sealed partial class ManifoldVae;
