using System.Collections.Immutable;

namespace TinyVae;

/// <summary>
/// The order of a transposed convolution's weight, [channels, outputs, height, width] as of nn.ConvTranspose2d, or [channels, outputs,
/// length] as of nn.ConvTranspose1d. In memory it lies as a convolution's.
/// </summary>
/// <param name="Height">Taps along the first axis.</param>
/// <param name="Width">Taps along the second; 0 where there is one axis.</param>
public sealed record TransposedOrder(int Height, int Width) : TensorOrder
{
    private int Taps => Height * Math.Max(Width, 1);

    /// <inheritdoc/>
    internal override ImmutableArray<int> Shape(int outputs, int inputs) =>
        Width == 0 ? [inputs / Taps, outputs, Height] : [inputs / Taps, outputs, Height, Width];

    /// <inheritdoc/>
    internal override int Run(int inputs) => Taps;

    /// <inheritdoc/>
    internal override int Step(int inputs) => inputs / Taps;

    /// <inheritdoc/>
    internal override (int Output, int Input) Place(int element, int outputs, int inputs)
    {
        (int plane, int tap) = Math.DivRem(element, Taps);
        (int channel, int output) = Math.DivRem(plane, outputs);
        return (output, tap * (inputs / Taps) + channel);
    }

    /// <inheritdoc/>
    internal override int FanIn(int outputs, int inputs) => outputs * Taps;
}
