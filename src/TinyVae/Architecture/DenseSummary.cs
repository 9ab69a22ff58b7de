namespace TinyVae;

/// <summary>A dense layer: y = f(W·x + b).</summary>
/// <param name="Name">The layer's name, as in its tensors: <c>encoder.0</c>, <c>posterior</c>, <c>decoder.0</c>, <c>likelihood</c>.</param>
/// <param name="Description">The layer in words: <c>dense 784 → 400, relu</c>.</param>
/// <param name="Inputs">Features of x, those of a condition included.</param>
/// <param name="Outputs">Features of y: of all heads, where the layer gives the parameters of a distribution.</param>
/// <param name="Activation">f.</param>
public sealed record DenseSummary(string Name, string Description, int Inputs, int Outputs, Activation Activation = Activation.Identity)
    : LayerSummary(Name, Description, Inputs, Outputs, ParameterCount: (Inputs + 1) * Outputs, Flops: 2L * Inputs * Outputs);
