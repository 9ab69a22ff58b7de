namespace TinyVae.Generator.Activations;

/// <summary>How an activation is computed.</summary>
/// <param name="Type">Its struct in the runtime library.</param>
/// <param name="Words">Its name in the table of layers.</param>
/// <param name="InTile">Short enough to stand in the register tile, once a row; otherwise a pass over the panel follows.</param>
/// <param name="SavesDerivative">Training saves f′ in the forward pass, because the output does not tell it.</param>
internal sealed record ActivationPlan(string Type, string Words, bool InTile, bool SavesDerivative)
{
    public bool IsIdentity => Type == nameof(ActivationKind.Identity);

    public static ActivationPlan Of(ActivationKind kind) => kind switch
    {
        ActivationKind.Identity => new("Identity", "identity", InTile: true, SavesDerivative: false),
        ActivationKind.Relu => new("Relu", "relu", InTile: true, SavesDerivative: false),
        ActivationKind.LeakyRelu => new("LeakyRelu", "leaky-relu", InTile: true, SavesDerivative: false),
        ActivationKind.Elu => new("Elu", "elu", InTile: false, SavesDerivative: false),
        ActivationKind.Tanh => new("Tanh", "tanh", InTile: false, SavesDerivative: false),
        ActivationKind.Sigmoid => new("Sigmoid", "sigmoid", InTile: false, SavesDerivative: false),
        ActivationKind.Silu => new("Silu", "silu", InTile: false, SavesDerivative: true),
        ActivationKind.Gelu => new("Gelu", "gelu", InTile: false, SavesDerivative: true),
        ActivationKind.Softplus => new("Softplus", "softplus", InTile: false, SavesDerivative: true),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an activation"),
    };
}
