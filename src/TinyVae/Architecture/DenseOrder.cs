using System.Collections.Immutable;

namespace TinyVae;

/// <summary>
/// The order of a dense layer's tensors, [outputs, inputs] and [outputs]. What such a layer reads of a convolution stands in its weight as
/// nn.Flatten has it, all positions of a channel together, and so do the outputs that a convolution reads.
/// </summary>
/// <param name="OutputPositions">Positions that the outputs are channels of; 1 where files have them as they are in memory.</param>
/// <param name="InputPositions">The same of the inputs.</param>
public sealed record DenseOrder(int OutputPositions = 1, int InputPositions = 1) : TensorOrder
{
    /// <summary>As in memory: no convolution is near.</summary>
    internal static DenseOrder AsInMemory { get; } = new();

    /// <inheritdoc/>
    internal override ImmutableArray<int> Shape(int outputs, int inputs) => inputs == 0 ? [outputs] : [outputs, inputs];

    /// <inheritdoc/>
    internal override int Run(int inputs) => InputPositions > 1 ? InputPositions : Math.Max(inputs, 1);

    /// <inheritdoc/>
    internal override int Step(int inputs) => InputPositions > 1 ? inputs / InputPositions : 1;

    /// <inheritdoc/>
    internal override (int Output, int Input) Place(int element, int outputs, int inputs)
    {
        (int output, int input) = Math.DivRem(element, Math.Max(inputs, 1));
        return (ChannelsLast(output, OutputPositions, outputs), ChannelsLast(input, InputPositions, inputs));
    }
}
