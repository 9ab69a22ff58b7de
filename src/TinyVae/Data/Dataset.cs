using TinyVae.Numerics;

namespace TinyVae;

/// <summary>Rows of features in one array, row-major: what training, evaluation and encoding are fed from.</summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Rows over an array, which is shared and not copied.</summary>
    /// <param name="values">[rows, features], row-major.</param>
    /// <param name="features">Features of one row, at least 1.</param>
    /// <exception cref="ArgumentException">The array is not a whole number of rows.</exception>
    public Dataset(float[] values, int features)
        : this(values.AsMemory(), features)
    {
        ArgumentNullException.ThrowIfNull(values);
    }

    private Dataset(ReadOnlyMemory<float> values, int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        (int rows, int rest) = Math.DivRem(values.Length, features);
        if (rest != 0)
            throw new ArgumentException($"{values.Length} values are not a whole number of rows of {features} features.", nameof(values));
        _values = values;
        Rows = rows;
        Features = features;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Features of one row.</summary>
    public int Features { get; }

    /// <summary>All values, [<see cref="Rows"/>, <see cref="Features"/>], row-major.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

    /// <summary>The features of one row.</summary>
    /// <param name="index">The row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Row(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Rows);
        return Values.Slice(index * Features, Features);
    }

    /// <summary>Neighbouring rows, sharing this set's array: how held-out rows are set apart.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">Number of rows, which may be 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows go beyond this set.</exception>
    public Dataset Slice(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Rows - first);
        return new Dataset(_values.Slice(first * Features, count * Features), Features);
    }

    /// <summary>
    /// A copy in which each value is 1 with the probability that it is here, else 0: binarized once, as a test set is. For bits that
    /// every epoch draws anew, see <see cref="ShuffledBatches.Binarized"/>.
    /// </summary>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">A value is outside [0, 1]; the message names row and feature.</exception>
    public Dataset Binarized(ulong seed)
    {
        var key = RandomKey.From(seed, RandomStream.Binarization);
        float[] bits = new float[Rows * Features];
        for (int row = 0; row < Rows; row++)
            Binarization.Draw(key, row, Row(row), bits.AsSpan(row * Features, Features));
        return new Dataset(bits, Features);
    }

    /// <summary>The rows in their order, in batches of which only the last may be partial; nothing is copied.</summary>
    /// <param name="batchSize">Rows of a batch, at least 1.</param>
    public OrderedBatches InOrder(int batchSize) => new(this, batchSize);

    /// <summary>
    /// Every row once, in an order that <paramref name="seed"/> alone determines on every platform, in batches of which only the
    /// last may be partial. An epoch takes a seed of its own.
    /// </summary>
    /// <param name="seed">Key of the order.</param>
    /// <param name="batchSize">Rows of a batch, at least 1.</param>
    public ShuffledBatches Shuffled(ulong seed, int batchSize) => new(this, seed, batchSize);
}
