using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>A named tensor in the flat parameters: ParameterTensor of the runtime library.</summary>
/// <param name="Name">In files.</param>
/// <param name="Outputs">Rows of a weight, elements of a bias.</param>
/// <param name="Inputs">Columns of a weight, 0 for a bias.</param>
/// <param name="Offset">The first float of the panels that it stands in.</param>
/// <param name="FirstLane">The first output's lane in them.</param>
/// <param name="LanesOfPanel">Outputs in each panel.</param>
internal sealed record TensorPlan(
    string Name, int Outputs, int Inputs, long Offset, int FirstLane = 0, int LanesOfPanel = PanelMath.Lanes)
{
    /// <summary>Null where files have it as memory: [outputs, inputs].</summary>
    public TensorOrderPlan? Order { get; init; }
}
