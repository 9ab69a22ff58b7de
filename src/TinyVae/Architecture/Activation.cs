namespace TinyVae;

/// <summary>What a layer does to each of its outputs: y = f(x).</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Identity,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x where it is positive, otherwise 0.01·x.</summary>
    LeakyRelu,

    /// <summary>x where it is positive, otherwise eˣ − 1.</summary>
    Elu,

    /// <summary>x·σ(x), also called swish.</summary>
    Silu,

    /// <summary>x·Φ(x), Φ the distribution function of N(0, 1): the exact one, not its approximation by tanh.</summary>
    Gelu,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>log(1 + eˣ).</summary>
    Softplus,
}
