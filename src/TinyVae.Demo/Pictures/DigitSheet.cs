using SkiaSharp;
using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>A sheet of white paper with digits in black ink, in rows and columns.</summary>
internal sealed class DigitSheet : IDisposable
{
    private const int Scale = 3;
    private const int Cell = DigitData.Side * Scale;

    private readonly SKSurface _surface;
    private readonly int _gap;
    private readonly int _rowsPerGroup;

    /// <summary>An empty sheet.</summary>
    /// <param name="columns">Digits side by side.</param>
    /// <param name="rows">Digits one below the other.</param>
    /// <param name="gap">Pixels between digits and around them.</param>
    /// <param name="rowsPerGroup">Rows that belong together: between groups there is more room.</param>
    public DigitSheet(int columns, int rows, int gap, int rowsPerGroup = 1)
    {
        _gap = gap;
        _rowsPerGroup = rowsPerGroup;
        int width = Left(columns);
        int height = Top(rows - 1) + Cell + gap;
        _surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        _surface.Canvas.Clear(SKColors.White);
    }

    /// <summary>Draws one digit.</summary>
    /// <param name="column">From 0, from the left.</param>
    /// <param name="row">From 0, from the top.</param>
    /// <param name="ink">28x28 pixels, row-major: 0 is paper, 1 is ink.</param>
    public void Draw(int column, int row, ReadOnlySpan<float> ink)
    {
        byte[] grey = new byte[DigitData.Pixels];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = (byte)MathF.Round(255 * (1 - ink[i]));
        var shape = new SKImageInfo(DigitData.Side, DigitData.Side, SKColorType.Gray8, SKAlphaType.Opaque);
        using var digit = SKImage.FromPixelCopy(shape, grey);
        var place = SKRect.Create(Left(column), Top(row), Cell, Cell);
        _surface.Canvas.DrawImage(digit, place, new SKSamplingOptions(SKCubicResampler.CatmullRom));
    }

    /// <summary>Draws digits row by row, from the top left.</summary>
    /// <param name="columns">Digits side by side.</param>
    /// <param name="ink">[digits, 28x28], row-major.</param>
    public void DrawAll(int columns, ReadOnlySpan<float> ink)
    {
        for (int i = 0; i < ink.Length / DigitData.Pixels; i++)
            Draw(i % columns, i / columns, ink.Slice(i * DigitData.Pixels, DigitData.Pixels));
    }

    /// <summary>The sheet as a PNG file.</summary>
    public byte[] ToPng()
    {
        using SKImage image = _surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    public void Dispose() => _surface.Dispose();

    private int Left(int column) => _gap + column * (Cell + _gap);

    // Twice the gap between groups of one row would be a gap like any other: groups start at two rows.
    private int Top(int row) => _gap + row * (Cell + _gap) + (_rowsPerGroup > 1 ? row / _rowsPerGroup * 2 * _gap : 0);
}
