// Block namespaces, the same simple name in two of them, and a name that is a keyword.
#pragma warning disable IDE0161 // Block namespaces are what is tested here.

namespace TinyVae.Tests.Models.Left
{
    [Vae(Input = "6", Latent = 2, BatchSize = 3)]
    public sealed partial class Twin;
}

namespace TinyVae.Tests.Models.Right
{
    [Vae(Input = "9", Encoder = ["5 relu"], Latent = 3, Likelihood = Likelihood.UnitGaussian, BatchSize = 4)]
    public sealed partial class Twin;
}

namespace TinyVae.Tests.Models.@event
{
    [Vae(Input = "6", Latent = 2, BatchSize = 3)]
    public sealed partial class @class;
}
