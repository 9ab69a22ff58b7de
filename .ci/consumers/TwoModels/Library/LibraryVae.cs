using TinyVae;

namespace Library;

[Vae(Input = "12", Encoder = ["16 relu"], Latent = 2, BatchSize = 8)]
public sealed partial class LibraryVae;
