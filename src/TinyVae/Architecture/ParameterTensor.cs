using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// One named tensor and where it lies in a model's flat parameters. Weights lie in panels of 16 outputs,
/// <c>[outputs/16][inputs][16]</c>, biases and other vectors in a row of outputs; both padded with zeros to whole panels.
/// </summary>
/// <param name="Name">PyTorch's name of the tensor: <c>encoder.0.weight</c>.</param>
/// <param name="Outputs">Rows of the weight, or elements of the bias.</param>
/// <param name="Inputs">Columns of the weight; 0 for a bias.</param>
/// <param name="Offset">First float of the layer's panels in the flat parameters.</param>
/// <param name="FirstLane">The layer's output that this tensor's first output is: heads side by side share panels.</param>
/// <param name="LanesOfPanel">Outputs that the tensor has in each panel: 16, or 8 where two heads share each panel.</param>
public sealed record ParameterTensor(string Name, int Outputs, int Inputs, int Offset, int FirstLane, int LanesOfPanel = Lanes.Count)
{
    /// <summary>Whether this is a bias or another vector, of shape [outputs]; otherwise it is a weight, of shape [outputs, inputs].</summary>
    public bool IsBias => Inputs == 0;

    /// <summary>Elements of the tensor, padding not counted.</summary>
    public int Length => IsBias ? Outputs : checked(Outputs * Inputs);

    /// <summary>Where in the flat parameters the element [output, input] lies; for a bias, <paramref name="input"/> is 0.</summary>
    /// <param name="output">Row of the element.</param>
    /// <param name="input">Column of the element.</param>
    public int IndexOf(int output, int input)
    {
        int lane = FirstLane + output / LanesOfPanel * Lanes.Count + output % LanesOfPanel;
        return IsBias ? Offset + lane : Offset + ((lane / Lanes.Count * Inputs) + input) * Lanes.Count + lane % Lanes.Count;
    }
}
