namespace TinyVae;

/// <summary>A learned prior that is a mixture of Gaussians: see <see cref="VaeAttribute.Prior"/>.</summary>
/// <param name="Name"><c>prior</c>, as in its tensors.</param>
/// <param name="Description">The prior in words: <c>mixture of 10 Gaussians</c>.</param>
/// <param name="Inputs">Units of z.</param>
/// <param name="Components">Components of the mixture, each with its own weight, mean and variances.</param>
public sealed record MixturePriorSummary(string Name, string Description, int Inputs, int Components)
    : LayerSummary(Name, Description, Inputs, Outputs: 1, ParameterCount: Components * ((2 * Inputs) + 1), Flops: 0);
