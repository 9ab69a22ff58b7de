namespace TinyVae.Tests.Models;

/// <summary>Models inside another class, one of them out of everyone else's sight.</summary>
public static partial class Outer
{
    [Vae(Input = "6", Encoder = ["4 relu"], Latent = 2, BatchSize = 3)]
    public sealed partial class Nested;

    internal partial struct Inner
    {
        [Vae(Input = "7", Encoder = ["4 tanh"], Latent = 2, BatchSize = 3)]
        internal sealed partial class NestedTwice;
    }
}

[Vae(Input = "6", Encoder = ["5 elu"], Latent = 1, BatchSize = 3)]
internal sealed partial class InternalModel;

[Vae(Input = "6", Encoder = ["5 elu"], Latent = 1, BatchSize = 3)]
public partial class OpenModel;
