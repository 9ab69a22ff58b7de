using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Numerics;

public sealed class UniformNoiseTests
{
    [Fact]
    public void The_upper_24_bits_of_each_word_span_the_interval()
    {
        float[] values = new float[3];
        UniformNoise.Fill(new RandomKey(0, 0), 0.5f, values);

        // The words of the first block are Random123's known answer.
        Assert.Equal((0x6b2001 / (float)0x800000 * 0.5f) - 0.5f, values[0]);
        Assert.Equal((0x99ba4e / (float)0x800000 * 0.5f) - 0.5f, values[1]);
    }

    [Fact]
    public void Values_are_uniform_between_the_bounds()
    {
        float[] values = new float[100_000];
        UniformNoise.Fill(RandomKey.From(3, RandomStream.Initialization), 2f, values);
        Array.Sort(values);
        Assert.InRange(values[0], -2f, -1.9999f);
        Assert.InRange(values[^1], 1.9999f, MathF.BitDecrement(2f));

        double distance = values.Select((value, i) => Math.Abs(((value + 2) / 4) - ((i + 0.5) / values.Length))).Max();
        Assert.True(distance < 1.63 / Math.Sqrt(values.Length), $"The distance of Kolmogorov and Smirnov is {distance}.");
    }

    [Fact]
    public void An_element_does_not_depend_on_the_length()
    {
        float[] five = new float[5];
        float[] eight = new float[8];
        UniformNoise.Fill(new RandomKey(1, 2), 1f, five);
        UniformNoise.Fill(new RandomKey(1, 2), 1f, eight);
        Assert.Equal(five, eight[..5]);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_bound_that_is_no_width_is_refused(float bound)
    {
        float[] values = new float[2];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => UniformNoise.Fill(default, bound, values));
        Assert.Equal("bound", error.ParamName);
        Assert.All(values, value => Assert.Equal(0f, value));
    }
}
