namespace TinyVae.Generator.Layers;

/// <summary>
/// How a kernel goes over positions, of two sides: along each axis, tap t of small position s is at the big position
/// s · stride + t − padding. A convolution reads the big side and gives the small one, a transposed convolution the other way round.
/// </summary>
/// <param name="IsSeries">Whether it goes along the first axis alone, all that is behind it being channels.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Big positions from one small one to the next.</param>
/// <param name="Padding">Positions beyond each border of the big side.</param>
internal sealed record ConvolutionWindow(bool IsSeries, Extent Kernel, Extent Stride, Extent Padding)
{
    /// <summary>The padding where none is written: it keeps the size of an odd kernel at stride 1.</summary>
    public static Extent UsualPadding(Extent kernel) => new((kernel.Height - 1) / 2, (kernel.Width - 1) / 2);

    /// <summary>The positions that it sees in a shape.</summary>
    public Extent Positions(FeatureShape shape) => !IsSeries ? new(shape.Height, shape.Width)
        : shape is { IsFlat: true, IsMap: false } ? new(shape.Width, 1)
        : new(shape.Height, 1);

    /// <summary>The channels that it sees at each.</summary>
    public int Channels(FeatureShape shape) => shape.Size / Positions(shape).Count;

    /// <summary>Whether a kernel stands within its big side, padding included.</summary>
    public bool Fits(Extent big) =>
        Kernel.Height <= big.Height + 2L * Padding.Height && Kernel.Width <= big.Width + 2L * Padding.Width;

    /// <summary>The small side of a big one; one position at least.</summary>
    public Extent Small(Extent big) => new(
        Small(big.Height, Kernel.Height, Stride.Height, Padding.Height),
        Small(big.Width, Kernel.Width, Stride.Width, Padding.Width));

    /// <summary>The big side of a small one, with so many positions behind the last that a tap reaches; none may be left.</summary>
    public Extent Big(Extent small, Extent rest) => new(
        Big(small.Height, Kernel.Height, Stride.Height, Padding.Height, rest.Height),
        Big(small.Width, Kernel.Width, Stride.Width, Padding.Width, rest.Width));

    /// <summary>What the strides leave of a big side: positions at its end where another small one does not fit.</summary>
    public Extent Rest(Extent big)
    {
        Extent reached = Big(Small(big), rest: default);
        return new(big.Height - reached.Height, big.Width - reached.Width);
    }

    /// <summary>Positions along its axes, in words.</summary>
    public string InWords(Extent extent) => IsSeries ? $"{extent.Height}" : $"{extent.Height}x{extent.Width}";

    /// <summary>Sizes along its axes, one where they are the same.</summary>
    public string Written(Extent extent) => extent.Height == extent.Width ? $"{extent.Height}" : InWords(extent);

    private static int Small(int big, int kernel, int stride, int padding) =>
        (int)Math.Min(Math.Max(big + 2L * padding - kernel, 0) / stride + 1, int.MaxValue);

    private static int Big(int small, int kernel, int stride, int padding, int rest) =>
        (int)Math.Max(0, Math.Min((small - 1L) * stride + kernel - 2L * padding + rest, int.MaxValue));
}
