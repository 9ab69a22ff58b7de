namespace TinyVae;

/// <summary>How <c>Load</c> takes a file that another program wrote. The default takes the model's tensors under their own names, and nothing else.</summary>
public readonly record struct LoadOptions
{
    private readonly string? _prefix;

    /// <summary>
    /// What stands before the model's names in the file: <c>"module."</c> where it has <c>module.encoder.0.weight</c>. Default: nothing.
    /// </summary>
    public string Prefix
    {
        get => _prefix ?? "";
        init => _prefix = value is "" ? null : value;
    }

    /// <summary>Whether tensors that are none of the model's are passed over; otherwise they are a reason to refuse the file.</summary>
    public bool IgnoreOthers { get; init; }

    /// <summary>
    /// Whether weights are taken that were saved from a model of another declaration, if only its tensors have the same names and shapes:
    /// they mean something else there, with other activations, say.
    /// </summary>
    public bool IgnoreDeclaration { get; init; }
}
