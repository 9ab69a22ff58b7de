using Xunit;

namespace TinyVae.Tests.Architecture;

public class DataShapeTests
{
    [Theory]
    [InlineData(1, 784, 1, 784, "784")]
    [InlineData(28, 28, 1, 784, "28x28")]
    [InlineData(28, 28, 3, 2352, "28x28x3")]
    [InlineData(1, 28, 3, 84, "1x28x3")]
    public void A_shape_reads_as_it_is_declared(int height, int width, int channels, int size, string text)
    {
        DataShape shape = new(height, width, channels);

        Assert.Equal(size, shape.Size);
        Assert.Equal(text, shape.ToString());
    }

    [Fact]
    public void Features_that_no_int_can_count_are_refused() =>
        Assert.Throws<OverflowException>(() => new DataShape(65_536, 65_536, 1).Size);
}
