namespace TinyVae.Demo.Models;

/// <summary>A small model, quickly trained once for each class that it must not know.</summary>
[Vae(Input = "28x28", Encoder = ["128 relu"], Latent = 8, Likelihood = Likelihood.Bernoulli, BatchSize = 64)]
public sealed partial class HoldOutVae;
