namespace TinyVae.Generator.Layers;

/// <summary>
/// What a single row's products read: the positions of a side within a border of zeros, so that every tap of every position has one, and
/// their channels one after another.
/// </summary>
/// <param name="Positions">The side's positions.</param>
/// <param name="Before">Zeros ahead of them along each axis.</param>
/// <param name="Size">Positions of the frame; fewer than those of the side and the zeros where the strides leave a rest.</param>
internal sealed record ConvolutionFrame(Extent Positions, Extent Before, Extent Size)
{
    /// <summary>The frame of a product's source.</summary>
    /// <param name="geometry">Both sides.</param>
    /// <param name="isBig">Whether the source is the big side.</param>
    public static ConvolutionFrame Of(ConvolutionGeometry geometry, bool isBig)
    {
        ConvolutionWindow window = geometry.Window;
        (Extent kernel, Extent stride, Extent padding, Extent big, Extent small) = (window.Kernel, window.Stride, window.Padding, geometry.Big, geometry.Small);
        if (isBig)
        {
            return new(big, padding, new(
                (small.Height - 1) * stride.Height + kernel.Height,
                (small.Width - 1) * stride.Width + kernel.Width));
        }

        Extent before = new(Reach(kernel.Height, stride.Height, padding.Height), Reach(kernel.Width, stride.Width, padding.Width));
        return new(small, before, new(
            before.Height + Math.Max(small.Height, (big.Height - 1 + padding.Height) / stride.Height + 1),
            before.Width + Math.Max(small.Width, (big.Width - 1 + padding.Width) / stride.Width + 1)));
    }

    /// <summary>Small positions before the first that the first big one reaches.</summary>
    private static int Reach(int kernel, int stride, int padding) => Math.Max(0, kernel - 1 - padding) / stride;
}
