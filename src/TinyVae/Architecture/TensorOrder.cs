using System.Collections.Immutable;

namespace TinyVae;

/// <summary>
/// How files have the elements of a tensor, as PyTorch does: its shape, and in which order they stand there. In a model's parameters
/// channels are the innermost, as in data; in files they come before the positions that they are of.
/// </summary>
public abstract record TensorOrder
{
    /// <summary>The sizes of the dimensions in a file.</summary>
    /// <param name="outputs">Outputs of the tensor.</param>
    /// <param name="inputs">Inputs of each; 0 for a vector.</param>
    internal abstract ImmutableArray<int> Shape(int outputs, int inputs);

    /// <summary>How many elements from the first on stand at the same distance from each other in the parameters, and so on.</summary>
    /// <param name="inputs">Inputs of each output; 0 for a vector.</param>
    internal abstract int Run(int inputs);

    /// <summary>Inputs from one element of such a run to the next.</summary>
    /// <param name="inputs">Inputs of each output; 0 for a vector.</param>
    internal abstract int Step(int inputs);

    /// <summary>The output and the input that an element is of, by its place in the file.</summary>
    /// <param name="element">0 for the first.</param>
    /// <param name="outputs">Outputs of the tensor.</param>
    /// <param name="inputs">Inputs of each; 0 for a vector.</param>
    internal abstract (int Output, int Input) Place(int element, int outputs, int inputs);

    /// <summary>What PyTorch calls the fan-in, by which it draws the first parameters.</summary>
    /// <param name="outputs">Outputs of the weight.</param>
    /// <param name="inputs">Inputs of each.</param>
    internal virtual int FanIn(int outputs, int inputs) => inputs;

    /// <summary>The place in [positions][channels], as memory has items, of the one that stands at a place of [channels][positions].</summary>
    private protected static int ChannelsLast(int item, int positions, int items) =>
        positions == 1 ? item : item % positions * (items / positions) + item / positions;
}
