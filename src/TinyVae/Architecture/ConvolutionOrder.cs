using System.Collections.Immutable;

namespace TinyVae;

/// <summary>
/// The order of a convolution's weight, [outputs, channels, height, width] as of nn.Conv2d, or [outputs, channels, length] as of nn.Conv1d.
/// In memory the channels of each tap of the kernel stand together.
/// </summary>
/// <param name="Height">Taps along the first axis.</param>
/// <param name="Width">Taps along the second; 0 where there is one axis.</param>
public sealed record ConvolutionOrder(int Height, int Width) : TensorOrder
{
    private int Taps => Height * Math.Max(Width, 1);

    /// <inheritdoc/>
    internal override ImmutableArray<int> Shape(int outputs, int inputs) =>
        Width == 0 ? [outputs, inputs / Taps, Height] : [outputs, inputs / Taps, Height, Width];

    /// <inheritdoc/>
    internal override int Run(int inputs) => Taps;

    /// <inheritdoc/>
    internal override int Step(int inputs) => inputs / Taps;

    /// <inheritdoc/>
    internal override (int Output, int Input) Place(int element, int outputs, int inputs)
    {
        (int output, int input) = Math.DivRem(element, inputs);
        return (output, ChannelsLast(input, Taps, inputs));
    }
}
