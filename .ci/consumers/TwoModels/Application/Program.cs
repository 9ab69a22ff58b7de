using System;
using TinyVae;

Console.WriteLine(new Library.LibraryVae(seed: 1).Parameters.Length + new Application.ApplicationVae(seed: 1).Parameters.Length);

namespace Application
{
    [Vae(Input = "8", Encoder = ["16 tanh"], Latent = 2, BatchSize = 8)]
    public sealed partial class ApplicationVae;
}
