namespace TinyVae;

/// <summary>The rows of a <see cref="Dataset"/> in their order, batch by batch, for <c>foreach</c>.</summary>
public readonly struct OrderedBatches
{
    private readonly Dataset _data;
    private readonly int _batchSize;

    internal OrderedBatches(Dataset data, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _data = data;
        _batchSize = batchSize;
    }

    /// <summary>Number of batches, the partial one included.</summary>
    public int Count => (int)(((long)_data.Rows + _batchSize - 1) / _batchSize);

    /// <summary>Starts at the first batch.</summary>
    public Enumerator GetEnumerator() => new(_data, _batchSize);

    /// <summary>Goes through the batches.</summary>
    public struct Enumerator
    {
        private readonly Dataset _data;
        private readonly int _batchSize;
        private int _first;
        private int _rows;

        internal Enumerator(Dataset data, int batchSize)
        {
            _data = data;
            _batchSize = batchSize;
        }

        /// <summary>The batch, [rows, features], row-major.</summary>
        public readonly ReadOnlySpan<float> Current => _data.Values.Slice(_first * _data.Features, _rows * _data.Features);

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext()
        {
            _first += _rows;
            _rows = Math.Min(_batchSize, _data.Rows - _first);
            return _rows > 0;
        }
    }
}
