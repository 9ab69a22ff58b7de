namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>The network of one stochastic layer of Burda, Grosse and Salakhutdinov (2016, section 5).</summary>
[Vae(Input = "28x28", Encoder = ["200 tanh", "200 tanh"], Latent = 50, BatchSize = 20)]
public sealed partial class BurdaVae;
