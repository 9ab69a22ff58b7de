using System.Runtime.InteropServices;
using SkiaSharp;
using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>A sheet of white paper with digits in black ink, in rows and columns.</summary>
internal sealed class DigitSheet : IDisposable
{
    private const int Scale = 3;
    private const int Cell = DigitData.Side * Scale;

    // SkiaSharp scales colours five times faster than greys; the file is grey.
    private static readonly SKImageInfo DigitShape = new(DigitData.Side, DigitData.Side, SKColorType.Rgba8888, SKAlphaType.Opaque);

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
        _surface = SKSurface.Create(DigitShape.WithSize(width, height));
        _surface.Canvas.Clear(SKColors.White);
    }

    /// <summary>Draws one digit.</summary>
    /// <param name="column">From 0, from the left.</param>
    /// <param name="row">From 0, from the top.</param>
    /// <param name="ink">28x28 pixels, row-major: 0 is paper, 1 is ink.</param>
    public void Draw(int column, int row, ReadOnlySpan<float> ink)
    {
        uint[] colours = new uint[DigitData.Pixels];
        for (int i = 0; i < colours.Length; i++)
            colours[i] = 0xFF000000 | 0x010101 * (uint)MathF.Round(255 * (1 - ink[i]));
        using var digit = SKImage.FromPixelCopy(DigitShape, MemoryMarshal.AsBytes(colours.AsSpan()));
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
        using var grey = new SKBitmap(image.Info.WithColorType(SKColorType.Gray8));
        image.ReadPixels(grey.PeekPixels());
        using SKData png = grey.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    public void Dispose() => _surface.Dispose();

    private int Left(int column) => _gap + column * (Cell + _gap);

    // Twice the gap between groups of one row would be a gap like any other: groups start at two rows.
    private int Top(int row) => _gap + row * (Cell + _gap) + (_rowsPerGroup > 1 ? row / _rowsPerGroup * 2 * _gap : 0);
}
