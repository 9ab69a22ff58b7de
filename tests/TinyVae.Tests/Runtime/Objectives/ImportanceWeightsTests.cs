using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Runtime.Objectives;

public sealed class ImportanceWeightsTests
{
    private const float KlWeight = 0.75f;
    private const int TotalRows = 40;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(16, 16)]
    [InlineData(19, 7)]
    [InlineData(2, 1000)]
    public void Weights_and_bounds_are_those_of_the_formula(int rows, int samples)
    {
        var random = new Random(rows + samples);
        float[] densities = [.. Draws.Normal(random, rows * samples).Select(value => -90 + (3 * value))];
        float[] ratios = [.. Draws.Normal(random, rows * samples).Select(value => 20 + value)];
        AssertFormula(densities, ratios, rows, samples);
    }

    [Theory]
    [InlineData(-1e5f, 0f)]
    [InlineData(1e4f, 0f)]
    [InlineData(-3e8f, 0f)]
    [InlineData(0f, 1e5f)]
    [InlineData(0f, -1e4f)]
    [InlineData(-60f, 0f)]
    [InlineData(-87.5f, 0f)]
    public void A_draw_far_from_the_others_neither_overflows_nor_counts_wrongly(float density, float ratio)
    {
        float[] densities = [-90f, -91f, -90f + density, -90.5f];
        float[] ratios = [20f, 21f, 20f + ratio, 20f];
        AssertFormula(densities, ratios, 1, 4);
    }

    [Fact]
    public void One_draw_has_all_the_weight_and_the_bound_is_its_own()
    {
        (float[] weights, float[] bounds) = Normalize<Lanes512>([-90f, -80f], [20f, 10f], 2, 1);
        Assert.Equal([1f / TotalRows, 1f / TotalRows], weights[..2]);
        Assert.Equal([-105f, -87.5f], bounds[..2]);
    }

    [Fact]
    public void Weights_that_change_nothing_are_0_and_so_are_the_lanes_beyond_the_rows()
    {
        (float[] weights, float[] bounds) = Normalize<Lanes512>([0f, -60f], [0f, 0f], 1, 2);
        Assert.Equal(0f, weights[1]);
        Assert.All(bounds[1..16], bound => Assert.Equal(0f, bound));
    }

    [Fact]
    public void The_mean_log_density_counts_each_draw_by_its_weight()
    {
        float[] densities = [-90f, -80f, -70f];
        float[] weights = [0.5f, 0.25f, 0.125f];
        Assert.Equal(-45 - 20 - 8.75, ImportanceWeights.Mean(ref densities[0], ref weights[0], 3));
    }

    [Fact]
    public void A_NaN_stays_in_its_row()
    {
        (float[] weights, float[] bounds) = Normalize<Lanes512>([0f, float.NaN, 1f, 1f], [0f, 0f, 0f, 0f], 2, 2);
        Assert.All(weights[..2], weight => Assert.Equal(float.NaN, weight));
        Assert.Equal(float.NaN, bounds[0]);
        Assert.Equal(1f, bounds[1]);
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        var random = new Random(5);
        float[] densities = Draws.Normal(random, 19 * 7);
        float[] ratios = Draws.Normal(random, 19 * 7);
        float[] expected = All(Normalize<Lanes512>(densities, ratios, 19, 7));
        Close.SameBits(expected, All(Normalize<Lanes256>(densities, ratios, 19, 7)));
        Close.SameBits(expected, All(Normalize<Lanes128>(densities, ratios, 19, 7)));

        static float[] All((float[] Weights, float[] Bounds) result) => [.. result.Weights[..(19 * 7)], .. result.Bounds];
    }

    private static void AssertFormula(float[] densities, float[] ratios, int rows, int samples)
    {
        (float[] weights, float[] bounds) = Normalize<Lanes512>(densities, ratios, rows, samples);
        for (int row = 0; row < rows; row++)
        {
            // The logarithms of the weights are rounded to single precision, as those of the kernel are.
            int first = row * samples;
            double[] logWeights = new double[samples];
            for (int sample = 0; sample < samples; sample++)
                logWeights[sample] = (float)(densities[first + sample] - ((double)KlWeight * ratios[first + sample]));
            double peak = logWeights.Max();
            double sum = logWeights.Sum(value => Math.Exp(value - peak));
            Close.Number("The bound", peak + Math.Log(sum / samples), bounds[row], 1e-6);
            Close.All(
                "The weight",
                [.. logWeights.Select(value => Math.Exp(value - peak) / sum / TotalRows)],
                weights[first..(first + samples)],
                1e-6);
        }
    }

    private static (float[] Weights, float[] Bounds) Normalize<TLanes>(float[] densities, float[] ratios, int rows, int samples)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] weights = Padded([]);
        float[] bounds = [.. Enumerable.Repeat(7f, (rows + 15) / 16 * 16)];
        densities = Padded(densities);
        ratios = Padded(ratios);
        ImportanceWeights.Normalize<TLanes>(
            ref densities[0], ref ratios[0], KlWeight, rows, samples, TotalRows, ref weights[0], ref bounds[0]);
        return (weights, bounds);

        float[] Padded(float[] values) => [.. values, .. new float[((rows * samples) + 15) / 16 * 16 - values.Length]];
    }
}
