namespace TinyVae.Benchmarks.Results.Convolution;

/// <summary>The network of the notebook variational_autoencoder of krasserm/bayesian-machine-learning.</summary>
[Vae(
    Input = "28x28",
    Encoder = ["conv 32 3x3 relu", "conv 64 3x3 /2 relu", "conv 64 3x3 relu", "conv 64 3x3 relu", "32 relu"], Latent = 2,
    Decoder = ["14x14x64 relu", "transposed 32 3x3 /2 rest 1 relu", "conv 1 3x3"], BatchSize = 128)]
public sealed partial class NotebookVae;
