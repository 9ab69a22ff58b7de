using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Data;

public sealed class BinarizationTests
{
    private const int Features = 45; // one block of 32, and a rest

    private static Dataset Grey(int rows, int features = Features)
    {
        float[] values = new float[rows * features];
        UniformNoise.Fill(new RandomKey(5, 6), 0.5f, values);
        return new Dataset([.. values.Select(value => value + 0.5f)], features);
    }

    private static Dataset Constant(float value) => new([.. Enumerable.Repeat(value, 10_000)], features: 100);

    private static float[] Rows(ShuffledBatches batches)
    {
        var rows = new List<float>();
        foreach (ReadOnlySpan<float> batch in batches)
            rows.AddRange(batch);
        return [.. rows];
    }

    [Fact]
    public void A_bit_is_a_word_of_Threefry_by_row_and_feature_compared_with_the_value()
    {
        Dataset grey = Grey(rows: 4);
        Dataset bits = grey.Binarized(seed: 7);

        var key = RandomKey.From(7, RandomStream.Binarization);
        for (int row = 0; row < grey.Rows; row++)
        {
            for (int feature = 0; feature < Features; feature++)
            {
                (uint first, uint second) = Threefry.Block(key, (uint)((feature / 32 * 16) + (feature % 16)), (uint)row);
                double uniform = ((feature % 32 < 16 ? first : second) >> 8) / (double)(1 << 24);
                Assert.Equal(uniform < grey.Row(row)[feature] ? 1f : 0f, bits.Row(row)[feature]);
            }
        }
    }

    [Fact]
    public void Every_bit_of_a_row_and_of_a_feature_has_a_part_in_the_word()
    {
        AssertWords(new Dataset([.. Enumerable.Repeat(0.5f, 70_001 * 3)], features: 3));
        AssertWords(new Dataset([.. Enumerable.Repeat(0.5f, 70_001 * 3)], features: 70_001));

        static void AssertWords(Dataset even)
        {
            Dataset bits = even.Binarized(seed: 7);
            var key = RandomKey.From(7, RandomStream.Binarization);
            for (int row = 0; row < even.Rows; row++)
            {
                for (int feature = 0; feature < even.Features; feature++)
                {
                    (uint first, uint second) = Threefry.Block(key, (uint)((feature / 32 * 16) + (feature % 16)), (uint)row);
                    if ((feature % 32 < 16 ? first : second) < 1u << 31 != (bits.Row(row)[feature] == 1))
                        Assert.Fail($"Row {row}, feature {feature} is {bits.Row(row)[feature]}.");
                }
            }
        }
    }

    [Fact]
    public void Every_bit_of_the_seed_draws_other_bits()
    {
        Dataset grey = Grey(rows: 3);
        ulong[] seeds = [0, .. Enumerable.Range(0, 64).Select(bit => 1UL << bit)];
        Assert.Equal(seeds.Length, seeds.Select(seed => string.Concat(grey.Binarized(seed).Values.ToArray())).Distinct().Count());
        ShuffledBatches batches = grey.Shuffled(seed: 1, batchSize: 2);
        Assert.Equal(seeds.Length, seeds.Select(seed => string.Concat(Rows(batches.Binarized(seed)))).Distinct().Count());
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(0.3f)]
    [InlineData(0.75f)]
    public void Ones_are_as_frequent_as_the_value_says(float value)
    {
        Dataset bits = Constant(value).Binarized(seed: 1);
        double deviation = Math.Sqrt(value * (1 - value) / bits.Values.Length);
        Assert.InRange(bits.Values.ToArray().Average(), value - 4 * deviation, value + 4 * deviation);
        Assert.All(bits.Values.ToArray(), bit => Assert.True(bit is 0 or 1));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void What_is_certain_is_never_otherwise(float value) =>
        Assert.All(Constant(value).Binarized(seed: 1).Values.ToArray(), bit => Assert.Equal(value, bit));

    [Fact]
    public void Binarized_batches_are_the_shuffled_rows_of_the_binarized_set()
    {
        Dataset grey = Grey(rows: 700);
        Assert.Equal(
            Rows(grey.Binarized(seed: 3).Shuffled(seed: 8, batchSize: 4)),
            Rows(grey.Shuffled(seed: 8, batchSize: 4).Binarized(seed: 3)));
    }

    [Fact]
    public void Another_seed_draws_other_bits()
    {
        Dataset grey = Grey(rows: 100);
        float[] first = grey.Binarized(seed: 1).Values.ToArray();
        float[] second = grey.Binarized(seed: 2).Values.ToArray();
        // Two bits of probability p differ with 2p(1 − p), on average a third where p is uniform.
        Assert.InRange(first.Zip(second).Count(pair => pair.First != pair.Second) / (double)first.Length, 0.30, 0.37);
    }

    [Fact]
    public void The_data_stay_grey()
    {
        Dataset grey = Grey(rows: 3);
        float[] before = grey.Values.ToArray();
        _ = grey.Binarized(seed: 1);
        _ = Rows(grey.Shuffled(seed: 1, batchSize: 2).Binarized(seed: 1));
        Assert.Equal(before, grey.Values.ToArray());
    }

    [Fact]
    public void Minus_0_is_a_probability_like_0() =>
        Assert.All(Constant(-0f).Binarized(seed: 1).Values.ToArray(), bit => Assert.Equal(0f, bit));

    [Fact]
    public void What_is_certain_is_not_taken_for_the_value_that_is_refused()
    {
        float[] values = [0, 1, 0, 0, 1, 2];
        Assert.Contains(
            "2 at row 1, feature 2",
            Assert.Throws<ArgumentException>(() => new Dataset(values, features: 3).Binarized(seed: 1)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, -0.25f, "-0.25 at row 0, feature 0")]
    [InlineData(57, 1.5f, "1.5 at row 1, feature 12")]
    [InlineData(89, float.NaN, "NaN at row 1, feature 44")]
    [InlineData(90, float.NegativeInfinity, "-Infinity at row 2, feature 0")]
    public void What_is_no_probability_is_refused_with_its_row_and_feature(int place, float value, string message)
    {
        float[] values = Grey(rows: 3).Values.ToArray();
        values[place] = value;
        var data = new Dataset(values, Features);

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => data.Binarized(seed: 1)).Message, StringComparison.Ordinal);
        ShuffledBatches batches = data.Shuffled(seed: 1, batchSize: 2).Binarized(seed: 1);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Rows(batches)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_on_to_the_next_batch_allocates_nothing()
    {
        ShuffledBatches batches = Grey(rows: 100).Shuffled(seed: 1, batchSize: 1).Binarized(seed: 1);
        ShuffledBatches.Enumerator enumerator = batches.GetEnumerator();
        enumerator.MoveNext();
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (enumerator.MoveNext())
        {
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
