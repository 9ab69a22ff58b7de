using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

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

    [Fact]
    public void Every_bit_of_an_elements_place_has_a_part_in_its_block()
    {
        var key = new RandomKey(1, 2);
        float[] values = new float[(1 << 20) + 77];
        UniformNoise.Fill(key, 1f, values);
        for (int i = 0; i < values.Length; i = i < 5000 || (i & (i + 1)) == 0 || (i & (i - 1)) == 0 ? i + 1 : i + 31)
        {
            var (x0, x1) = Threefry.Block(key, (uint)i / 2, 0);
            float expected = (((i % 2 == 0 ? x0 : x1) >> 8) / (float)0x800000) - 1f;
            if (expected != values[i])
                Assert.Fail($"Element {i} is {values[i]}, not {expected}.");
        }
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
        Assert.StartsWith("The bound must be finite and not negative.", error.Message, StringComparison.Ordinal);
        Assert.All(values, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void A_bound_of_0_leaves_nothing_but_0()
    {
        float[] values = [1, 2, 3];
        UniformNoise.Fill(new RandomKey(1, 2), 0f, values);
        Assert.All(values, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Panels_hold_the_upper_23_bits_of_each_rows_word_at_every_width()
    {
        const int rows = 5, units = 21, panelStride = (8 * Lanes.Count) + 3;
        var key = RandomKey.From(3, RandomStream.Draw);
        float[] expected = [.. Enumerable.Repeat(-99f, 2 * panelStride)];
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < 2 * Lanes.Count; unit++)
            {
                var (x0, x1) = Threefry.Block(key, (uint)(6 + row) / 2, (uint)unit);
                double value = (((row % 2 == 0 ? x0 : x1) >> 9) + 0.5) / (1 << 23);
                expected[(unit / Lanes.Count * panelStride) + (row * Lanes.Count) + (unit % Lanes.Count)] = unit < units ? (float)value : 0f;
            }
        }

        Assert.Equal(expected, Panels<Lanes512>());
        Assert.Equal(expected, Panels<Lanes256>());
        Assert.Equal(expected, Panels<Lanes128>());

        float[] Panels<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            float[] panels = [.. Enumerable.Repeat(-99f, 2 * panelStride)];
            UniformNoise.FillPanels<TLanes>(key, 6, rows, units, ref panels[0], panelStride);
            return panels;
        }
    }

    [Fact]
    public void Panels_are_uniform_from_0_to_1_and_never_at_either_end()
    {
        float[] values = new float[6400 * Lanes.Count];
        UniformNoise.FillPanels<Lanes256>(RandomKey.From(5, RandomStream.Draw), 0, 6400, Lanes.Count, ref values[0], 0);
        Array.Sort(values);
        Assert.InRange(values[0], 1f / (1 << 24), 1e-4f);
        Assert.InRange(values[^1], 0.9999f, MathF.BitDecrement(1f));
        double distance = values.Select((value, i) => Math.Abs(value - ((i + 0.5) / values.Length))).Max();
        Assert.True(distance < 1.63 / Math.Sqrt(values.Length), $"The distance of Kolmogorov and Smirnov is {distance}.");
    }

    [Fact]
    public void A_first_row_that_would_tear_a_pair_is_refused()
    {
        float[] panel = new float[Lanes.Count];
        Assert.Throws<ArgumentOutOfRangeException>("firstRow", () => UniformNoise.FillPanels<Lanes128>(default, 1, 1, 1, ref panel[0], 0));
        Assert.All(panel, value => Assert.Equal(0f, value));
    }
}
