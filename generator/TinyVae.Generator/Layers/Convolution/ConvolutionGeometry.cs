namespace TinyVae.Generator.Layers;

/// <summary>A window between two sides.</summary>
/// <param name="Window">How the kernel goes over them.</param>
/// <param name="Big">Positions of the side that a convolution reads and a transposed one gives.</param>
/// <param name="Small">Positions of the other.</param>
internal sealed record ConvolutionGeometry(ConvolutionWindow Window, Extent Big, Extent Small)
{
    /// <summary>Pairs of positions that a tap brings together, of all taps.</summary>
    public long Pairs => PairsOf(Heights).Sum() * PairsOf(Widths).Sum();

    /// <summary>The same of the tap that has most.</summary>
    public long MostPairsOfTap => PairsOf(Heights).Max() * PairsOf(Widths).Max();

    private Axis Heights => new(Big.Height, Small.Height, Window.Kernel.Height, Window.Stride.Height, Window.Padding.Height);

    private Axis Widths => new(Big.Width, Small.Width, Window.Kernel.Width, Window.Stride.Width, Window.Padding.Width);

    /// <summary>How many small positions each tap brings together with a big one within the border.</summary>
    private static IEnumerable<long> PairsOf(Axis axis) => Enumerable.Range(0, axis.Kernel).Select(tap =>
    {
        long first = Math.Max(0, (axis.Padding - tap + axis.Stride - 1L) / axis.Stride);
        long beyond = axis.Big + (long)axis.Padding - tap;
        long end = beyond <= 0 ? 0 : Math.Min(axis.Small, (beyond - 1) / axis.Stride + 1);
        return Math.Max(0, end - first);
    });

    private readonly record struct Axis(int Big, int Small, int Kernel, int Stride, int Padding);
}
