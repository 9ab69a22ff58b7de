using SkiaSharp;
using TinyVae.Demo.Data;
using TinyVae.Demo.Pictures;
using Xunit;

namespace TinyVae.Demo.Tests;

public class DigitSheetTests
{
    [Fact]
    public void Ink_is_black_on_white_and_lies_in_its_cell()
    {
        using var sheet = new DigitSheet(columns: 3, rows: 2, gap: 6);
        float[] ink = new float[DigitData.Pixels];
        Array.Fill(ink, 1);
        sheet.Draw(column: 1, row: 1, ink);

        using var image = SKBitmap.Decode(sheet.ToPng());
        (int across, int down) = (image.Width / 6, image.Height / 4);
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                byte centre = image.GetPixel(across * (2 * column + 1), down * (2 * row + 1)).Red;
                Assert.Equal((column, row) == (1, 1) ? 0 : 255, centre);
            }
        }
    }

    [Fact]
    public void A_sheet_without_gaps_is_as_large_as_its_digits()
    {
        using var wide = new DigitSheet(columns: 4, rows: 1, gap: 0);
        using var high = new DigitSheet(columns: 1, rows: 4, gap: 0, rowsPerGroup: 2);
        using var wideImage = SKBitmap.Decode(wide.ToPng());
        using var highImage = SKBitmap.Decode(high.ToPng());
        Assert.Equal((4 * wideImage.Height, wideImage.Height), (wideImage.Width, highImage.Width));
        Assert.Equal(wideImage.Width, highImage.Height);
    }
}
