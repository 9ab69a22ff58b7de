using TinyVae.Numerics;

namespace TinyVae;

/// <summary>Every row of a <see cref="Dataset"/> once, in an order drawn from a seed, batch by batch, for <c>foreach</c>.</summary>
public readonly struct ShuffledBatches
{
    private readonly Dataset _data;
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
    public int Count => (int)(((long)_data.Rows + _batchSize - 1) / _batchSize);

    /// <summary>
    /// The same batches with each value 1 with the probability that it is in the data set, else 0. With a seed of its own every epoch
    /// sees new bits, "dynamic binarization" (Burda, Grosse and Salakhutdinov, 2016). A row's bits depend on its place in the
    /// data set, not on the order: they are those of <see cref="Dataset.Binarized"/> with the same seed. A value outside [0, 1] throws
    /// <see cref="ArgumentException"/> when its batch is reached.
    /// </summary>
    /// <param name="seed">Key of the draws.</param>
    public ShuffledBatches Binarized(ulong seed) => new(_data, _seed, _batchSize, RandomKey.From(seed, RandomStream.Binarization));

    /// <summary>Draws the order and starts at its first batch.</summary>
    public Enumerator GetEnumerator() => new(_data, RandomOrder.Of(_data.Rows, _seed), _batchSize, _bits);

    /// <summary>Goes through the batches; each overwrites the one before.</summary>
    public struct Enumerator
    {
        private readonly Dataset _data;
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
        public readonly ReadOnlySpan<float> Current => _batch.AsSpan(0, _rows * _data.Features);

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext()
        {
            int features = _data.Features;
            _rows = Math.Min(_batch.Length / features, _order.Length - _next);
            for (int row = 0; row < _rows; row++)
            {
                int place = _order[_next + row];
                Span<float> copy = _batch.AsSpan(row * features, features);
                if (_bits is { } key)
                    Binarization.Draw(key, place, _data.Row(place), copy);
                else
                    _data.Row(place).CopyTo(copy);
            }
            _next += _rows;
            return _rows > 0;
        }
    }
}
