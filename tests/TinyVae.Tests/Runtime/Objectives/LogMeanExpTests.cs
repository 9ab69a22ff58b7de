using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Runtime.Objectives;

public sealed class LogMeanExpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void Ten_thousand_values_in_portions_are_as_exact_as_all_at_once(int portion)
    {
        float[] values = [.. Draws.Normal(new Random(portion), 10_000).Select(value => -90 + (8 * value))];
        Assert.Equal(Exact(values), Of<Lanes512>(values, portion), 2e-5);
    }

    [Fact]
    public void Rising_and_falling_values_are_alike()
    {
        float[] values = [.. Enumerable.Range(0, 10_000).Select(i => 0.01f * i)];
        double exact = Exact(values);
        Assert.Equal(exact, Of<Lanes512>(values, 16), 2e-5);
        Assert.Equal(exact, Of<Lanes512>([.. values.Reverse()], 16), 2e-5);
    }

    [Theory]
    [InlineData(-1e5f)]
    [InlineData(1e4f)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_far_from_the_others_counts_as_it_should(float other)
    {
        float[] values = [-90f, other, -91f, -92f];
        Assert.Equal(Exact(values), Of<Lanes512>(values, 1), 2e-5 * (1 + Math.Abs(Exact(values))));
        Assert.Equal(Exact(values), Of<Lanes512>(values, 4), 2e-5 * (1 + Math.Abs(Exact(values))));
    }

    [Fact]
    public void Values_of_minus_infinity_have_that_mean_until_another_comes()
    {
        float none = float.NegativeInfinity;
        Assert.Equal(none, Of<Lanes512>([none, none, none], 2));
        Assert.Equal(-5 - Math.Log(4), Of<Lanes512>([none, none, none, -5f], 2), 1e-6);
    }

    [Fact]
    public void NaN_stays_and_nothing_has_no_mean()
    {
        Assert.Equal(float.NaN, Of<Lanes512>([1f, float.NaN, 2f], 1));
        Assert.Equal(float.NaN, default(LogMeanExp).Value<Lanes512>());
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        float[] values = [.. Draws.Normal(new Random(3), 1000).Select(value => 30 * value)];
        float expected = Of<Lanes512>(values, 16);
        Close.SameBits([expected], [Of<Lanes256>(values, 16)]);
        Close.SameBits([expected], [Of<Lanes128>(values, 16)]);
    }

    private static float Of<TLanes>(float[] values, int portion)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = default(LogMeanExp);
        foreach (float[] part in values.Chunk(portion))
        {
            // What stands in the other lanes is larger than all values, so that it would show.
            float[] lanes = [.. part, .. Enumerable.Repeat(1e6f, Lanes.Count - part.Length)];
            mean.Add(TLanes.Load(ref lanes[0], 0), part.Length);
        }

        return mean.Value<TLanes>();
    }

    private static double Exact(float[] values)
    {
        double largest = values.Max();
        return largest + Math.Log(values.Average(value => Math.Exp(value - largest)));
    }
}
