namespace TinyVae;

/// <summary>A planar flow of the posterior: see <see cref="VaeAttribute.Flow"/>.</summary>
/// <param name="Name"><c>flow</c>, as in its tensors.</param>
/// <param name="Description">The flow in words: <c>4 planar steps</c>.</param>
/// <param name="Inputs">Units of z, as many before the flow as after it.</param>
/// <param name="Steps">Steps z + û·tanh(wᵀz + b), each with its own u, w and b.</param>
public sealed record PlanarFlowSummary(string Name, string Description, int Inputs, int Steps)
    : LayerSummary(Name, Description, Inputs, Outputs: Inputs, ParameterCount: Steps * ((2 * Inputs) + 1), Flops: 0);
