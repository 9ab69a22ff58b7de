namespace TinyVae.Generator.Attributes;

/// <summary>The properties of the attribute that are named in code.</summary>
internal static class PropertyNames
{
    public const string Input = nameof(Input);
    public const string Columns = nameof(Columns);
    public const string Missing = nameof(Missing);
    public const string Encoder = nameof(Encoder);
    public const string Latent = nameof(Latent);
    public const string Decoder = nameof(Decoder);
    public const string Likelihood = nameof(Likelihood);
    public const string Categories = nameof(Categories);
    public const string BatchSize = nameof(BatchSize);
    public const string Posterior = nameof(Posterior);
    public const string Objective = nameof(Objective);
    public const string Flow = nameof(Flow);
    public const string Prior = nameof(Prior);
    public const string Condition = nameof(Condition);
    public const string Corruption = nameof(Corruption);
    public const string Optimizer = nameof(Optimizer);
}
