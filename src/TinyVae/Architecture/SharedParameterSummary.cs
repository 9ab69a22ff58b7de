namespace TinyVae;

/// <summary>One learned number that the likelihood has for all features, and that no layer gives.</summary>
/// <param name="Name">Its tensor's name: <c>likelihood.log_variance</c>.</param>
/// <param name="Description">What it is, in words.</param>
public sealed record SharedParameterSummary(string Name, string Description)
    : LayerSummary(Name, Description, Inputs: 0, Outputs: 1, ParameterCount: 1, Flops: 0);
