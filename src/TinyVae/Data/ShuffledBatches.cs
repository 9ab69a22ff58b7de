using TinyVae.Numerics;

namespace TinyVae;

/// <summary>Every row of a <see cref="Dataset"/> once, in an order drawn from a seed, batch by batch, for <c>foreach</c>.</summary>
public readonly struct ShuffledBatches
{
    private readonly Dataset? _data;
    private readonly ulong _seed;
    private readonly int _batchSize;
    private readonly RandomKey? _bits; // where rows are binarized

    internal ShuffledBatches(Dataset data, ulong seed, int batchSize, RandomKey? bits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _data = data;
        _seed = seed;
        _batchSize = batchSize;
        _bits = bits;
    }

    /// <summary>Number of batches, the partial one included.</summary>
    /// <exception cref="InvalidOperationException">The batches are a default value, of no data set.</exception>
    public int Count => (int)(((long)Data.Rows + _batchSize - 1) / _batchSize);

    /// <summary>
    /// The same batches with each value 1 with the probability that it is in the data set, else 0. With a seed of its own every epoch
    /// sees new bits, "dynamic binarization" (Burda, Grosse and Salakhutdinov, 2016). A row's bits depend on its place in the
    /// data set, not on the order: they are those of <see cref="Dataset.Binarized"/> with the same seed. A value outside [0, 1] throws
    /// <see cref="ArgumentException"/> when its batch is reached.
    /// </summary>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="InvalidOperationException">The batches are a default value, of no data set.</exception>
    public ShuffledBatches Binarized(ulong seed) => new(Data, _seed, _batchSize, RandomKey.From(seed, RandomStream.Binarization));

    private Dataset Data => _data ?? throw OrderedBatches.NoData();

    /// <summary>Draws the order and starts at its first batch.</summary>
    /// <exception cref="InvalidOperationException">The batches are a default value, of no data set.</exception>
    public Enumerator GetEnumerator() => new(Data, RandomOrder.Of(Data.Rows, _seed), _batchSize, _bits);

    /// <summary>Goes through the batches; each overwrites the one before.</summary>
    public struct Enumerator
    {
        private readonly Dataset? _data;
        private readonly int[] _order;
        private readonly float[] _batch;
        private readonly RandomKey? _bits;
        private int _next;
        private int _rows;

        internal Enumerator(Dataset data, int[] order, int batchSize, RandomKey? bits)
        {
            _data = data;
            _order = order;
            _batch = new float[Math.Min(batchSize, order.Length) * data.Features];
            _bits = bits;
        }

        /// <summary>The batch, [rows, features], row-major; valid until the next one.</summary>
        /// <exception cref="InvalidOperationException">The enumerator is a default value, of no data set.</exception>
        public readonly ReadOnlySpan<float> Current => _batch.AsSpan(0, _rows * Data.Features);

        private readonly Dataset Data => _data ?? throw OrderedBatches.NoData();

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">The enumerator is a default value, of no data set.</exception>
        public bool MoveNext()
        {
            Dataset data = Data;
            int features = data.Features;
            _rows = Math.Min(_batch.Length / features, _order.Length - _next);
            for (int row = 0; row < _rows; row++)
            {
                int place = _order[_next + row];
                Span<float> copy = _batch.AsSpan(row * features, features);
                if (_bits is { } key)
                    Binarization.Draw(key, place, data.Row(place), copy);
                else
                    data.Row(place).CopyTo(copy);
            }
            _next += _rows;
            return _rows > 0;
        }
    }
}
