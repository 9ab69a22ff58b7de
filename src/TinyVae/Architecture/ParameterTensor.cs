using System.Collections.Immutable;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// One named tensor and where it lies in a model's flat parameters. Weights lie in panels of 16 outputs,
/// <c>[outputs/16][inputs][16]</c>, biases and other vectors in a row of outputs; both padded with zeros to whole panels. Of a
/// convolution, the inputs of an output channel are what its kernel covers: [taps][channels].
/// </summary>
/// <param name="Name">PyTorch's name of the tensor: <c>encoder.0.weight</c>.</param>
/// <param name="Outputs">Rows of the weight, or elements of the bias.</param>
/// <param name="Inputs">Columns of the weight; 0 for a bias.</param>
/// <param name="Offset">First float of the layer's panels in the flat parameters.</param>
/// <param name="FirstLane">The layer's output that this tensor's first output is: heads side by side share panels.</param>
/// <param name="LanesOfPanel">Outputs that the tensor has in each panel: 16, or 8 where two heads share each panel.</param>
public sealed record ParameterTensor(string Name, int Outputs, int Inputs, int Offset, int FirstLane, int LanesOfPanel = Lanes.Count)
{
    /// <summary>How files have it: [outputs, inputs] as in memory, if nothing else is said.</summary>
    public TensorOrder Order { get; init; } = DenseOrder.AsInMemory;

    /// <summary>Whether no element may be negative: a file in which one is, is refused.</summary>
    public bool IsNeverNegative { get; init; }

    /// <summary>Whether this is a bias or another vector, of shape [outputs]; otherwise it is a weight.</summary>
    public bool IsBias => Inputs == 0;

    /// <summary>Its shape in files and in PyTorch: <c>[400, 784]</c>, of a convolution <c>[32, 3, 5, 5]</c>.</summary>
    public ImmutableArray<int> Shape => Order.Shape(Outputs, Inputs);

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

    /// <summary>Where in the flat parameters an element lies that files have in a certain place.</summary>
    /// <param name="element">Elements before it, in the row-major order of <see cref="Shape"/>.</param>
    public int IndexOf(int element)
    {
        (int output, int input) = Order.Place(element, Outputs, Inputs);
        return IndexOf(output, input);
    }
}
