using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>A named part of a layer's outputs: a tensor of its own in files, side by side with others in memory.</summary>
/// <param name="TensorName">The layer's or the head's name in files.</param>
/// <param name="Size">Outputs.</param>
/// <param name="FirstLane">The first output's lane in the layer's panels.</param>
/// <param name="LanesOfPanel">Outputs in each panel.</param>
internal sealed record HeadPlan(string TensorName, int Size, int FirstLane = 0, int LanesOfPanel = PanelMath.Lanes)
{
    /// <summary>Lanes of the layer's panels up to the last output.</summary>
    public int UsedLanes => FirstLane + (Size - 1) / LanesOfPanel * PanelMath.Lanes + (Size - 1) % LanesOfPanel + 1;
}
