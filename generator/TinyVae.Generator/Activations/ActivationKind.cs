namespace TinyVae.Generator.Activations;

/// <summary>The activations a layer string can name.</summary>
internal enum ActivationKind
{
    Identity,
    Relu,
    LeakyRelu,
    Elu,
    Silu,
    Gelu,
    Tanh,
    Sigmoid,
    Softplus,
}
