using TinyVae.Generator.Text;

namespace TinyVae.Generator.Activations;

/// <summary>How the activations are written.</summary>
internal static class ActivationNames
{
    private static readonly (string Name, ActivationKind Kind)[] Known =
    [
        ("relu", ActivationKind.Relu),
        ("leaky-relu", ActivationKind.LeakyRelu),
        ("elu", ActivationKind.Elu),
        ("silu", ActivationKind.Silu),
        ("gelu", ActivationKind.Gelu),
        ("tanh", ActivationKind.Tanh),
        ("sigmoid", ActivationKind.Sigmoid),
        ("softplus", ActivationKind.Softplus),
        ("identity", ActivationKind.Identity),
    ];

    /// <summary>All names, separated by commas.</summary>
    public static string List { get; } = string.Join(", ", Known.Select(known => known.Name));

    public static ActivationKind? Find(string name)
    {
        foreach ((string known, ActivationKind kind) in Known)
        {
            if (known == name)
                return kind;
        }

        return null;
    }

    public static string Of(ActivationKind kind) => Known.First(known => known.Kind == kind).Name;

    /// <summary>The known name that the fewest single-letter edits lead to, capitals not counted.</summary>
    public static string Nearest(string name) => Known.OrderBy(known => EditDistance.Between(known.Name, name)).First().Name;
}
