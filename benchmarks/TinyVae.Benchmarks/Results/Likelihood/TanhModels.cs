namespace TinyVae.Benchmarks.Results.Likelihood;

/// <summary>The network of one stochastic layer of Burda, Grosse and Salakhutdinov (2016), by the evidence lower bound.</summary>
[Vae(Input = "28x28", Encoder = ["200 tanh", "200 tanh"], Latent = 50, BatchSize = 100)]
public sealed partial class TanhVae;

/// <summary>The same by the importance-weighted bound of five samples.</summary>
[Vae(
    Input = "28x28", Encoder = ["200 tanh", "200 tanh"], Latent = 50, BatchSize = 100,
    Objective = Objective.ImportanceWeighted, Samples = 5)]
public sealed partial class TanhImportanceWeighted;
