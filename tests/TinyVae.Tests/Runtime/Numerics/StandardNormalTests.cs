using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class StandardNormalTests
{
    private static readonly RandomKey Key = RandomKey.From(1, RandomStream.Training);

    [Fact]
    public void Each_value_is_the_Box_Muller_transform_of_its_own_block()
    {
        const int rows = 6, units = 37;
        float[] values = new float[rows * units];
        StandardNormal.Fill(Key, rows, units, values);
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < units; unit++)
                Assert.Equal(BoxMuller(row, unit), values[(row * units) + unit], 1e-6);
        }
    }

    [Theory]
    [InlineData(70_001, 3)]
    [InlineData(3, 70_001)]
    public void Every_bit_of_a_row_and_of_a_unit_has_a_part_in_the_block(int rows, int units)
    {
        // A uniform next to 1 is rounded to 2⁻²⁴, and where the radius is next to 0 that moves it by up to √(2·2⁻²⁴).
        const double tolerance = 4e-4;
        float[] values = Draw(rows, units);
        float[] panels = new float[(units + Lanes.Count - 1) / Lanes.Count * rows * Lanes.Count];
        StandardNormal.FillPanels<Lanes256>(Key, 0, rows, units, ref panels[0], (nuint)(rows * Lanes.Count));
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                int place = (unit / Lanes.Count * rows * Lanes.Count) + (row * Lanes.Count) + (unit % Lanes.Count);
                float value = values[(row * units) + unit];
                double expected = BoxMuller(row, unit);
                if (value != panels[place] || Math.Abs(expected - value) > tolerance)
                    Assert.Fail($"Row {row}, unit {unit}: {value} in the matrix, {panels[place]} in the panels, {expected} expected.");
            }
        }
    }

    [Fact]
    public void Rows_far_into_the_data_have_blocks_of_their_own_at_every_width()
    {
        for (int bit = 1; bit < 31; bit++)
        {
            AssertRows<Lanes512>(1 << bit, units: 8);
            AssertRows<Lanes256>(1 << bit, units: 16);
            AssertRows<Lanes128>(1 << bit, units: 8);
        }

        static void AssertRows<TLanes>(int firstRow, int units)
            where TLanes : struct, ILanes<TLanes>
        {
            float[] panel = new float[5 * Lanes.Count];
            StandardNormal.FillPanels<TLanes>(Key, firstRow, 5, units, ref panel[0], 0);
            for (int row = 0; row < 5; row++)
            {
                for (int unit = 0; unit < units; unit++)
                    Assert.Equal(BoxMuller(firstRow + row, unit), panel[(row * Lanes.Count) + unit], 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Panels_hold_the_same_values_at_every_width_and_zeros_beyond_the_units(int rows)
    {
        const int units = 21, panelStride = (8 * Lanes.Count) + 3;
        float[] rowMajor = new float[rows * units];
        StandardNormal.Fill(Key, rows, units, rowMajor);

        float[] expected = [.. Enumerable.Repeat(-99f, 2 * panelStride)];
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < 2 * Lanes.Count; unit++)
            {
                expected[(unit / Lanes.Count * panelStride) + (row * Lanes.Count) + (unit % Lanes.Count)] =
                    unit < units ? rowMajor[(row * units) + unit] : 0f;
            }
        }

        Assert.Equal(expected, Panels<Lanes512>());
        Assert.Equal(expected, Panels<Lanes256>());
        Assert.Equal(expected, Panels<Lanes128>());

        float[] Panels<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            float[] panels = [.. Enumerable.Repeat(-99f, 2 * panelStride)];
            StandardNormal.FillPanels<TLanes>(Key, 0, rows, units, ref panels[0], panelStride);
            return panels;
        }
    }

    [Fact]
    public void A_row_has_the_same_values_whatever_the_tile_it_is_drawn_in()
    {
        float[] whole = new float[16 * Lanes.Count];
        StandardNormal.FillPanels<Lanes256>(Key, 40, 16, Lanes.Count, ref whole[0], 0);
        float[] tiled = new float[16 * Lanes.Count];
        StandardNormal.FillPanels<Lanes256>(Key, 40, 6, Lanes.Count, ref tiled[0], 0);
        StandardNormal.FillPanels<Lanes256>(Key, 46, 10, Lanes.Count, ref tiled[6 * Lanes.Count], 0);

        Assert.Equal(whole, tiled);
    }

    [Fact]
    public void The_values_follow_the_normal_distribution()
    {
        float[] values = Draw(1000, 400);
        Array.Sort(values);
        double distance = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double cumulative = DoubleMath.NormalCumulative(values[i]);
            distance = Math.Max(distance, Math.Max(((i + 1.0) / values.Length) - cumulative, cumulative - ((double)i / values.Length)));
        }

        // Kolmogorov and Smirnov: 1.63 / √n is exceeded by chance once in a hundred keys.
        Assert.True(distance < 1.63 / Math.Sqrt(values.Length), $"The distance is {distance}.");
    }

    [Fact]
    public void The_first_four_moments_are_those_of_the_normal_distribution()
    {
        float[] values = Draw(1000, 400);
        double deviation = 1 / Math.Sqrt(values.Length);
        Assert.Equal(0, Moment(1), 3 * deviation);
        Assert.Equal(1, Moment(2), 3 * Math.Sqrt(2) * deviation);
        Assert.Equal(0, Moment(3), 3 * Math.Sqrt(15) * deviation);
        Assert.Equal(3, Moment(4), 3 * Math.Sqrt(96) * deviation);

        double Moment(int power) => values.Average(value => Math.Pow(value, power));
    }

    [Fact]
    public void The_tails_reach_beyond_four_and_a_half_but_not_beyond_their_documented_end()
    {
        // 400,000 values: one of 4.5 or more is expected 2.7 times.
        Assert.InRange(Draw(1000, 400).Max(Math.Abs), 4.5, Math.Sqrt(64 * Math.Log(2)));
    }

    [Fact]
    public void Rows_units_and_keys_are_uncorrelated()
    {
        const int rows = 1000, units = 400;
        float[] values = Draw(rows, units);
        float[] others = new float[rows * units];
        StandardNormal.Fill(Key.At(1), rows, units, others);

        AssertUncorrelated(values.AsSpan(units), values.AsSpan(0, values.Length - units));
        AssertUncorrelated(values.AsSpan(1), values.AsSpan(0, values.Length - 1));
        AssertUncorrelated(values, others);

        static void AssertUncorrelated(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            double product = 0;
            double squares = 0;
            for (int i = 0; i < a.Length; i++)
            {
                product += a[i] * b[i];
                squares += ((a[i] * a[i]) - 1) * ((b[i] * b[i]) - 1);
            }

            Assert.Equal(0, product / a.Length, 3 / Math.Sqrt(a.Length));
            Assert.Equal(0, squares / a.Length, 3 * 2 / Math.Sqrt(a.Length));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public void A_first_row_that_would_tear_a_pair_is_refused(int firstRow)
    {
        float[] panel = new float[Lanes.Count];
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => StandardNormal.FillPanels<Lanes128>(Key, firstRow, 1, 1, ref panel[0], 0));
        Assert.Equal("firstRow", error.ParamName);
        Assert.StartsWith("The first row must be even and not negative.", error.Message, StringComparison.Ordinal);
        Assert.All(panel, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void A_matrix_of_the_wrong_length_is_refused_with_both_lengths()
    {
        float[] values = new float[7];
        var error = Assert.Throws<ArgumentException>(() => StandardNormal.Fill(Key, 2, 3, values));
        Assert.Equal("rowMajor", error.ParamName);
        Assert.Contains("7 floats", error.Message);
        Assert.Contains("need 6", error.Message);
        Assert.All(values, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void A_matrix_of_fewer_than_no_rows_or_units_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => StandardNormal.Fill(Key, -2, 3, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>("units", () => StandardNormal.Fill(Key, 2, -3, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => StandardNormal.Fill(Key, -2, -3, new float[6]));
    }

    private static double BoxMuller(int row, int unit)
    {
        var (x0, x1) = Threefry.Block(Key, (uint)row / 2, (uint)unit);
        double radius = Math.Sqrt(-2 * Math.Log(((x0 >> 1) + 0.5) / (1u << 31)));
        double angle = 2 * Math.PI * (x1 >> 8) / (1 << 24);
        return radius * (row % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle));
    }

    private static float[] Draw(int rows, int units)
    {
        float[] values = new float[rows * units];
        StandardNormal.Fill(Key, rows, units, values);
        return values;
    }
}
