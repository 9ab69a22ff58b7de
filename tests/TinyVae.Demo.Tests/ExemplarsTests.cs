using TinyVae.Demo.Data;
using TinyVae.Demo.Pictures;
using Xunit;

namespace TinyVae.Demo.Tests;

public class ExemplarsTests
{
    [Fact]
    public void With_labels_every_digit_has_its_column()
    {
        byte[] labels = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        int[] rows = Exemplars.Choose(Data(labels.Length, labels), ofEach: 2);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], rows);
    }

    [Fact]
    public void Without_labels_rows_come_in_their_order() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Exemplars.Choose(Data(30, []), ofEach: 1));

    [Fact]
    public void Rows_repeat_where_there_are_too_few() =>
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], Exemplars.Choose(Data(3, [0, 1, 2]), ofEach: 1));

    [Fact]
    public void The_typical_row_of_a_digit_has_the_code_nearest_to_the_mean()
    {
        // Three rows of each digit, of two units: of the codes (0, 1), (5, 1) and (7, 1) the second is nearest to their mean.
        float[] firstUnits = [0, 5, 7];
        float[] codes = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? firstUnits[i / 2 % 3] : 1)];
        byte[] labels = [.. Enumerable.Range(0, 30).Select(row => (byte)(row / 3))];
        Assert.Equal([1, 4, 7, 10, 13, 16, 19, 22, 25, 28], Exemplars.Typical(Data(30, labels), new Dataset(codes, 2)));
    }

    private static DigitData Data(int heldOut, byte[] labels)
    {
        var images = new Dataset(new float[heldOut * DigitData.Pixels], DigitData.Pixels);
        return new DigitData("test", images, [], images, labels);
    }
}
