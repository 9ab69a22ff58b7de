namespace TinyVae.Tests.Reference;

/// <summary>A kernel that goes over positions, along height and width; of a series along its first axis alone.</summary>
internal sealed record ReferenceWindow(bool IsSeries, (int Height, int Width) Kernel, (int Height, int Width) Stride, (int Height, int Width) Padding)
{
    public int Taps => Kernel.Height * Kernel.Width;

    /// <summary>Positions of a shape as the window sees it, and the channels of each.</summary>
    public (int Height, int Width, int Channels) See(ReferenceShape shape) => !IsSeries ? (shape.Height, shape.Width, shape.Channels)
        : shape is { Height: 1, Channels: 1, IsMap: false } ? (shape.Width, 1, 1)
        : (shape.Height, 1, shape.Width * shape.Channels);

    /// <summary>PyTorch's size of what a convolution gives, or a transposed one, along both axes.</summary>
    public (int Height, int Width) Convolved(int height, int width) => (
        ((height + (2 * Padding.Height) - Kernel.Height) / Stride.Height) + 1,
        ((width + (2 * Padding.Width) - Kernel.Width) / Stride.Width) + 1);

    public (int Height, int Width) Transposed(int height, int width, (int Height, int Width) outputPadding) => (
        ((height - 1) * Stride.Height) - (2 * Padding.Height) + Kernel.Height + outputPadding.Height,
        ((width - 1) * Stride.Width) - (2 * Padding.Width) + Kernel.Width + outputPadding.Width);

    /// <summary>
    /// What each tap brings together: a convolution's output at p sees its input at p·stride + tap − padding, where that is within it.
    /// </summary>
    /// <param name="big">What a convolution reads.</param>
    /// <param name="small">What it gives.</param>
    public IEnumerable<(int Big, int Small, int Tap)> Pairs((int Height, int Width) big, (int Height, int Width) small) =>
        from y in Enumerable.Range(0, small.Height)
        from x in Enumerable.Range(0, small.Width)
        from tapY in Enumerable.Range(0, Kernel.Height)
        from tapX in Enumerable.Range(0, Kernel.Width)
        let bigY = (y * Stride.Height) + tapY - Padding.Height
        let bigX = (x * Stride.Width) + tapX - Padding.Width
        where bigY >= 0 && bigY < big.Height && bigX >= 0 && bigX < big.Width
        select ((bigY * big.Width) + bigX, (y * small.Width) + x, (tapY * Kernel.Width) + tapX);
}
