using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>What <see cref="ILanes{TSelf}"/> promises, asked of one width. The widths' own classes are below.</summary>
public abstract class LanesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static readonly float[] Ramp = [.. Enumerable.Range(1, Lanes.Count).Select(i => i * 1.25f)];
    private static readonly float[] Mixed =
        [0f, -0f, 1f, -1f, 2.5f, -2.5f, 1e-40f, -1e-40f, 3e38f, -3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 7f, -8f, 0.1f];

    [Fact]
    public void Lanes_are_loaded_and_stored_at_an_offset()
    {
        float[] source = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
        float[] destination = new float[40];
        TLanes.Store(TLanes.Load(in source[0], 5), ref destination[0], 9);

        Assert.Equal([.. new float[9], .. source[5..21], .. new float[15]], destination);
    }

    [Fact]
    public void Arithmetic_is_that_of_floats_in_every_lane()
    {
        var a = Of(Ramp);
        var b = Of(Mixed);
        AssertLanes(i => Ramp[i] + Mixed[i], a + b);
        AssertLanes(i => Ramp[i] - Mixed[i], a - b);
        AssertLanes(i => Ramp[i] * Mixed[i], a * b);
        AssertLanes(i => Ramp[i] / Mixed[i], a / b);
        AssertLanes(i => -Mixed[i], -b);
        AssertLanes(i => MathF.Abs(Mixed[i]), TLanes.Abs(b));
        AssertLanes(i => MathF.Sqrt(Ramp[i]), TLanes.Sqrt(a));
        AssertLanes(_ => 0f, TLanes.Zero);
        AssertLanes(_ => 1.5f, TLanes.Broadcast(1.5f));
    }

    [Fact]
    public void A_multiply_add_is_exact_where_the_product_and_the_sum_are()
    {
        var a = Of(Ramp);
        float[] scalars = [0f, 3f, -2f];
        AssertLanes(i => (Ramp[i] * Ramp[i]) - 4f, TLanes.MultiplyAdd(a, a, TLanes.Broadcast(-4f)));
        AssertLanes(i => 8f - (2f * Ramp[i]), TLanes.AddScaled(TLanes.Broadcast(8f), a, in scalars[0], 2));
    }

    [Fact]
    public void The_smaller_and_the_larger_keep_a_NaN_on_the_right()
    {
        var three = TLanes.Broadcast(3f);
        AssertLanes(i => float.IsNaN(Mixed[i]) || Mixed[i] < 3f ? Mixed[i] : 3f, TLanes.Min(three, Of(Mixed)));
        AssertLanes(i => float.IsNaN(Mixed[i]) || Mixed[i] > 3f ? Mixed[i] : 3f, TLanes.Max(three, Of(Mixed)));
    }

    [Fact]
    public void A_comparison_sets_all_bits_or_none_and_none_for_NaN()
    {
        int[] expected = [.. Mixed.Select(value => value < 1f ? -1 : 0)];
        Assert.Equal(expected, BitsOf(TLanes.LessThan(Of(Mixed), TLanes.Broadcast(1f))));
        Assert.All(BitsOf(TLanes.LessThan(TLanes.Zero, TLanes.Broadcast(float.NaN))), bits => Assert.Equal(0, bits));
    }

    [Fact]
    public void The_first_lanes_are_those_below_the_count()
    {
        for (int count = 0; count <= Lanes.Count; count++)
            Assert.Equal(Enumerable.Range(0, Lanes.Count).Select(i => i < count ? -1 : 0), BitsOf(TLanes.FirstLanes(count)));
    }

    [Fact]
    public void A_mask_selects_lane_by_lane() =>
        AssertLanes(i => i < 7 ? Ramp[i] : Mixed[i], TLanes.Select(TLanes.FirstLanes(7), Of(Ramp), Of(Mixed)));

    [Fact]
    public void A_comparison_selects_the_other_where_either_is_NaN() =>
        AssertLanes(i => Mixed[i] < 1f ? Ramp[i] : -Ramp[i], TLanes.SelectLess(Of(Mixed), TLanes.Broadcast(1f), Of(Ramp), -Of(Ramp)));

    [Fact]
    public void What_is_small_becomes_0_and_NaN_stays() =>
        AssertLanes(i => MathF.Abs(Mixed[i]) < 1f ? 0f : Mixed[i], TLanes.ZeroBelow(Of(Mixed), TLanes.Broadcast(1f)));

    [Fact]
    public void Halves_are_laid_side_by_side()
    {
        AssertLanes(i => i < 8 ? Ramp[i] : Mixed[i - 8], TLanes.LowerHalves(Of(Ramp), Of(Mixed)));
        AssertLanes(i => i < 8 ? Ramp[i + 8] : Mixed[i], TLanes.UpperHalves(Of(Ramp), Of(Mixed)));
    }

    [Fact]
    public void Bits_are_combined_shifted_added_and_converted_as_integers()
    {
        int[] left = [.. Enumerable.Range(0, Lanes.Count).Select(i => unchecked((i - 5) * 0x1234567))];
        int[] right = [.. Enumerable.Range(0, Lanes.Count).Select(i => unchecked((int)(0x9e3779b9u * (uint)i)))];
        var a = OfBits(left);
        var b = OfBits(right);
        AssertBits(i => left[i] & right[i], a & b);
        AssertBits(i => left[i] | right[i], a | b);
        AssertBits(i => left[i] ^ right[i], a ^ b);
        AssertBits(i => unchecked(left[i] + right[i]), TLanes.AddBits(a, b));
        AssertBits(i => (int)Math.Max((uint)left[i], (uint)right[i]), TLanes.MaxBits(a, b));
        AssertBits(i => left[i] << 23, TLanes.ShiftLeft(a, 23));
        AssertBits(i => left[i] >>> 9, TLanes.ShiftRightLogical(a, 9));
        AssertBits(i => left[i] >> 9, TLanes.ShiftRightArithmetic(a, 9));
        AssertBits(i => unchecked(left[i] - right[i]), TLanes.SubtractBits(a, b));
        AssertBits(i => (int)uint.RotateLeft((uint)left[i], 13), TLanes.RotateLeft(a, 13));
        AssertBits(i => i, TLanes.IndexBits);
        AssertBits(_ => 0x3f8abcde, TLanes.BroadcastBits(0x3f8abcde));
        AssertLanes(i => left[i], TLanes.ConvertFromInt32(a));
        Assert.Equal(right.Max(bits => (uint)bits), TLanes.MaxBitsOf(b));
    }

    [Fact]
    public void The_sum_halves_the_lanes_in_a_fixed_order()
    {
        // Rounding makes any other order visible in some of these.
        var random = new Random(1);
        for (int trial = 0; trial < 100; trial++)
        {
            float[] values = [.. Enumerable.Range(0, Lanes.Count).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(8)))];
            float[] halves = [.. values];
            for (int half = Lanes.Count / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                    halves[i] += halves[i + half];
            }

            Assert.Equal(halves[0], TLanes.Sum(Of(values)));
        }
    }

    [Fact]
    public void A_block_is_transposed()
    {
        float[] source = [.. Enumerable.Range(0, 256).Select(i => (float)i)];
        float[] destination = new float[256];
        TLanes.Transpose(in source[0], ref destination[0]);

        Assert.Equal(Enumerable.Range(0, 256).Select(i => source[((i % 16) * 16) + (i / 16)]), destination);
    }

    private static TLanes Of(float[] values) => TLanes.Load(in values[0], 0);

    private static TLanes OfBits(int[] bits) => Of([.. bits.Select(BitConverter.Int32BitsToSingle)]);

    private static float[] ValuesOf(TLanes lanes)
    {
        float[] values = new float[Lanes.Count];
        TLanes.Store(lanes, ref values[0], 0);
        return values;
    }

    private static int[] BitsOf(TLanes lanes) => [.. ValuesOf(lanes).Select(BitConverter.SingleToInt32Bits)];

    private static void AssertBits(Func<int, int> expected, TLanes actual) =>
        Assert.Equal(Enumerable.Range(0, Lanes.Count).Select(expected), BitsOf(actual));

    private static void AssertLanes(Func<int, float> expected, TLanes actual) =>
        Assert.Equal(Enumerable.Range(0, Lanes.Count).Select(expected), ValuesOf(actual));
}

public sealed class Lanes512Tests : LanesTests<Lanes512>;

public sealed class Lanes256Tests : LanesTests<Lanes256>;

public sealed class Lanes128Tests : LanesTests<Lanes128>;

public sealed class PreferredLanesTests
{
    [Fact]
    public void Exactly_one_width_is_preferred() =>
        Assert.Single(new[] { Lanes512.IsPreferred, Lanes256.IsPreferred, Lanes128.IsPreferred }, preferred => preferred);
}
