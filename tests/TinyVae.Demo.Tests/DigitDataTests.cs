using TinyVae.Demo.Data;
using Xunit;

namespace TinyVae.Demo.Tests;

public class DigitDataTests
{
    [Fact]
    public void Without_a_class_its_rows_are_not_trained_on_and_the_held_out_ones_stay()
    {
        float[] pixels = [.. Enumerable.Range(0, 4 * DigitData.Pixels).Select(i => (float)(i / DigitData.Pixels))];
        var rows = new Dataset(pixels, DigitData.Pixels);
        DigitData left = new DigitData("test", rows, [7, 3, 7, 1], rows, [7, 3, 7, 1]).Without(7);
        Assert.Equal<byte>([3, 1], left.TrainLabels);
        Assert.Equal([1f, 3f], Enumerable.Range(0, left.Train.Rows).Select(row => left.Train.Row(row)[0]));
        Assert.Same(rows, left.HeldOut);
    }
}
