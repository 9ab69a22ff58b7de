namespace TinyVae;

/// <summary>
/// Declares a variational autoencoder. The source generator completes the partial class it stands on with the encoder,
/// the decoder and a nested <c>Trainer</c>, all written for exactly the shapes declared here.
/// </summary>
/// <example>
/// <code>
/// [Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20)]
/// public sealed partial class DigitVae;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class VaeAttribute : Attribute
{
    /// <summary>
    /// The shape of one row of data: <c>"784"</c>, <c>"28x28"</c> or <c>"28x28x3"</c>
    /// (height x width x channels, row-major, as .NET images are stored). Required.
    /// </summary>
    public string Input { get; set; } = "";

    /// <summary>
    /// The hidden layers of the encoder, one string a layer, from the input on: <c>"400 relu"</c> or <c>"dense 400 relu"</c>.
    /// The activation is one of relu, leaky-relu, elu, silu, gelu, tanh, sigmoid, softplus, identity (the default).
    /// May be empty. The mean and log-variance of the posterior follow the last one and are not written.
    /// </summary>
    public string[] Encoder { get; set; } = [];

    /// <summary>The size of z. Required.</summary>
    public int Latent { get; set; }

    /// <summary>
    /// The layers of the decoder, one string a layer, from z on. The last gives one unit a feature of the input, without activation.
    /// Default: the encoder mirrored.
    /// </summary>
    public string[]? Decoder { get; set; }

    /// <summary>The likelihood p(x given z). Default: <see cref="Likelihood.Bernoulli"/>.</summary>
    public Likelihood Likelihood { get; set; } = Likelihood.Bernoulli;

    /// <summary>The most rows a training step takes: a compile-time constant of the generated code. Default: 64.</summary>
    public int BatchSize { get; set; } = 64;
}
