namespace TinyVae.Generator.Activations;

/// <summary>How an activation is computed.</summary>
/// <param name="Kind">Which it is.</param>
/// <param name="InTile">Short enough to stand in the register tile, once a row; otherwise a pass over the panel follows.</param>
/// <param name="SavesDerivative">Training saves f′ in the forward pass, because the output does not tell it.</param>
internal sealed record ActivationPlan(ActivationKind Kind, bool InTile, bool SavesDerivative)
{
    /// <summary>Its struct in the runtime library, and its member of <c>TinyVae.Activation</c>.</summary>
    public string Type => Kind.ToString();

    /// <summary>Its name in the table of layers: as it is written.</summary>
    public string Words => ActivationNames.Of(Kind);

    public bool IsIdentity => Kind == ActivationKind.Identity;

    /// <summary>The epilogue that multiplies a gradient by its derivative.</summary>
    public string Derivative => this switch
    {
        { IsIdentity: true } => "Activate<Identity>",
        { SavesDerivative: true } => "MultiplySaved",
        _ => $"Differentiate<{Type}>",
    };

    public static ActivationPlan Of(ActivationKind kind) => kind switch
    {
        ActivationKind.Identity or ActivationKind.Relu or ActivationKind.LeakyRelu => new(kind, InTile: true, SavesDerivative: false),
        ActivationKind.Elu or ActivationKind.Tanh or ActivationKind.Sigmoid => new(kind, InTile: false, SavesDerivative: false),
        ActivationKind.Silu or ActivationKind.Gelu or ActivationKind.Softplus => new(kind, InTile: false, SavesDerivative: true),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an activation"),
    };
}
