namespace TinyVae;

/// <summary>One row of a model's table of layers. Each kind of layer, flow and prior is a record of its own, with what it has beyond this.</summary>
/// <param name="Name">The layer's name, as in its tensors: <c>encoder.0</c>, <c>posterior</c>, <c>decoder.0</c>, <c>likelihood</c>; <c>flow</c> and <c>prior</c>.</param>
/// <param name="Description">The layer in words: <c>dense 784 → 400, relu</c>.</param>
/// <param name="Inputs">Inputs a row.</param>
/// <param name="Outputs">Outputs a row.</param>
/// <param name="ParameterCount">Weights and biases, padding not counted.</param>
/// <param name="Flops">Floating-point operations of the forward product of one row; 0 for what is no product.</param>
public abstract record LayerSummary(string Name, string Description, int Inputs, int Outputs, int ParameterCount, long Flops);
