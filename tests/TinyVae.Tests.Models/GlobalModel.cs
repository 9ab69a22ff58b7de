using TinyVae;

[Vae(Input = "8", Encoder = ["5 relu"], Latent = 2, BatchSize = 3)]
public sealed partial class ModelInTheGlobalNamespace;
