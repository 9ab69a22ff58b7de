namespace TinyVae;

/// <summary>Every row of a <see cref="Dataset"/> once, in an order drawn from a seed, batch by batch, for <c>foreach</c>.</summary>
public readonly struct ShuffledBatches
{
    private readonly Dataset _data;
    private readonly ulong _seed;
    private readonly int _batchSize;

    internal ShuffledBatches(Dataset data, ulong seed, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _data = data;
        _seed = seed;
        _batchSize = batchSize;
    }

    /// <summary>Number of batches, the partial one included.</summary>
    public int Count => (int)(((long)_data.Rows + _batchSize - 1) / _batchSize);

    /// <summary>Draws the order and starts at its first batch.</summary>
    public Enumerator GetEnumerator() => new(_data, RandomOrder.Of(_data.Rows, _seed), _batchSize);

    /// <summary>Goes through the batches; each overwrites the one before.</summary>
    public struct Enumerator
    {
        private readonly Dataset _data;
        private readonly int[] _order;
        private readonly float[] _batch;
        private int _next;
        private int _rows;

        internal Enumerator(Dataset data, int[] order, int batchSize)
        {
            _data = data;
            _order = order;
            _batch = new float[Math.Min(batchSize, order.Length) * data.Features];
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
                _data.Row(_order[_next + row]).CopyTo(_batch.AsSpan(row * features));
            _next += _rows;
            return _rows > 0;
        }
    }
}
