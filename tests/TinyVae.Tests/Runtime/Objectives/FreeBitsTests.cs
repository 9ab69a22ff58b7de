using TinyVae.Kernels;
using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Objectives;

public sealed class FreeBitsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 16)]
    [InlineData(16, 17)]
    [InlineData(20, 50)]
    public void Units_whose_mean_divergence_is_above_the_free_nats_are_weighed_and_no_others(int units, int rows)
    {
        const float Free = 0.25f;
        const float KlWeight = 0.7f;
        int blocks = (rows + 15) / 16;
        int lanes = (units + 15) / 16 * 16;

        // In each block as much as the rows of a block have to have in the mean, twice that or half of it.
        double[] means = [.. Enumerable.Range(0, units).Select(unit => Free * (unit % 3 == 0 ? 2 : unit % 3 == 1 ? 1 : 0.5))];
        float[] divergences = [.. Enumerable.Repeat(float.NaN, blocks * lanes)];
        for (int unit = 0; unit < units; unit++)
        {
            for (int block = 0; block < blocks; block++)
                divergences[(block * lanes) + unit] = (float)(means[unit] * Math.Min(16, rows - (16 * block)));
        }

        float[] expected = [.. Enumerable.Range(0, lanes).Select(lane => lane < units && means[lane] > Free ? KlWeight : 0f)];
        Assert.Equal(expected, Weigh<Lanes512>());
        Assert.Equal(expected, Weigh<Lanes256>());
        Assert.Equal(expected, Weigh<Lanes128>());

        float[] Weigh<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            float[] weights = [.. Enumerable.Repeat(7f, lanes)];
            FreeBits.Weigh<TLanes>(ref divergences[0], rows, units, Free, KlWeight, ref weights[0]);
            return weights;
        }
    }
}
