using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Data;

public class BatchesTests
{
    /// <summary>Row i is [i, −i].</summary>
    private static Dataset Numbered(int rows)
    {
        float[] values = new float[2 * rows];
        for (int row = 0; row < rows; row++)
            (values[2 * row], values[2 * row + 1]) = (row, -row);
        return new Dataset(values, features: 2);
    }

    private static List<float[]> Shuffled(Dataset data, ulong seed, int batchSize)
    {
        var batches = new List<float[]>();
        foreach (ReadOnlySpan<float> batch in data.Shuffled(seed, batchSize))
            batches.Add(batch.ToArray());
        return batches;
    }

    private static float[] ShuffledRows(int rows, ulong seed, int batchSize) =>
        Shuffled(Numbered(rows), seed, batchSize).SelectMany(batch => batch.Where((_, i) => i % 2 == 0)).ToArray();

    [Fact]
    public void Batches_in_order_give_every_row_and_a_partial_last_batch()
    {
        var batches = new List<float[]>();
        foreach (ReadOnlySpan<float> batch in Numbered(5).InOrder(2))
            batches.Add(batch.ToArray());

        Assert.Equal([[0, 0, 1, -1], [2, -2, 3, -3], [4, -4]], batches);
    }

    [Fact]
    public void Batches_of_a_slice_stay_within_it()
    {
        var batches = new List<float[]>();
        foreach (ReadOnlySpan<float> batch in Numbered(5).Slice(1, 3).InOrder(2))
            batches.Add(batch.ToArray());

        Assert.Equal([[1, -1, 2, -2], [3, -3]], batches);
        Assert.Equal([1, 2, 3], Shuffled(Numbered(5).Slice(1, 3), seed: 9, batchSize: 8)[0].Where(value => value > 0).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_shuffle_gives_every_row_exactly_once_and_whole(int batchSize)
    {
        List<float[]> batches = Shuffled(Numbered(100), seed: 5, batchSize);

        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), ShuffledRows(100, seed: 5, batchSize).Order());
        Assert.All(batches.SelectMany(batch => batch.Chunk(2)), row => Assert.Equal(row[0], -row[1]));
        Assert.All(batches.SkipLast(1), batch => Assert.Equal(2 * batchSize, batch.Length));
    }

    [Fact]
    public void The_order_depends_on_the_seed_alone()
    {
        Assert.Equal(ShuffledRows(100, seed: 5, batchSize: 7), ShuffledRows(100, seed: 5, batchSize: 32));
        Assert.NotEqual(ShuffledRows(100, seed: 5, batchSize: 7), ShuffledRows(100, seed: 6, batchSize: 7));
    }

    [Fact]
    public void The_order_is_the_same_on_every_platform()
    {
        Assert.Equal([4, 5, 9, 7, 1, 3, 2, 8, 6, 0], ShuffledRows(10, seed: 1, batchSize: 4));
    }

    [Fact]
    public void The_order_is_the_shuffle_of_Fisher_and_Yates_with_a_block_of_its_own_for_each_row()
    {
        const int Rows = 70_001;
        var key = RandomKey.From(3, RandomStream.Shuffle);
        var order = new List<float>();
        for (int i = 0; i < Rows; i++)
        {
            (uint low, uint high) = Threefry.Block(key, (uint)i, 0);
            int j = (int)((((UInt128)high << 32 | low) * (uint)(i + 1)) >> 64);
            order.Add(i);
            (order[i], order[j]) = (order[j], i);
        }

        Assert.Equal(order, ShuffledRows(Rows, seed: 3, batchSize: Rows));
    }

    [Fact]
    public void Every_bit_of_the_seed_gives_another_order()
    {
        ulong[] seeds = [0, .. Enumerable.Range(0, 64).Select(bit => 1UL << bit)];
        Assert.Equal(seeds.Length, seeds.Select(seed => string.Join(' ', ShuffledRows(30, seed, batchSize: 30))).Distinct().Count());
    }

    [Fact]
    public void Every_permutation_is_about_equally_likely()
    {
        const int Seeds = 24_000;
        var seen = new Dictionary<string, int>();
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            string order = string.Join(' ', ShuffledRows(4, seed, batchSize: 4));
            seen[order] = seen.GetValueOrDefault(order) + 1;
        }

        // 24 permutations, 1,000 each expected: χ² of 23 degrees of freedom is below 50 but once in a thousand.
        Assert.Equal(24, seen.Count);
        Assert.InRange(seen.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000), 0, 50);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    public void The_count_of_batches_includes_the_partial_one(int rows, int count)
    {
        Dataset data = Numbered(rows);

        Assert.Equal(count, data.InOrder(10).Count);
        Assert.Equal(count, data.Shuffled(seed: 1, 10).Count);
        Assert.Equal(count, Shuffled(data, seed: 1, batchSize: 10).Count);
    }

    [Fact]
    public void A_batch_without_rows_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).InOrder(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Shuffled(seed: 1, 0));
    }
}
