namespace TinyVae;

/// <summary>The rows of a <see cref="Dataset"/> in their order, batch by batch, for <c>foreach</c>.</summary>
public readonly struct OrderedBatches
{
    private readonly Dataset? _data;
    private readonly int _batchSize;

    internal OrderedBatches(Dataset data, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _data = data;
        _batchSize = batchSize;
    }

    /// <summary>Number of batches, the partial one included.</summary>
    /// <exception cref="InvalidOperationException">The batches are a default value, of no data set.</exception>
    public int Count => (int)(((long)Data.Rows + _batchSize - 1) / _batchSize);

    private Dataset Data => _data ?? throw NoData();

    /// <summary>Starts at the first batch.</summary>
    /// <exception cref="InvalidOperationException">The batches are a default value, of no data set.</exception>
    public Enumerator GetEnumerator() => new(Data, _batchSize);

    /// <summary>What a default value says, which has nothing to go through.</summary>
    internal static InvalidOperationException NoData() =>
        new("These batches are of no data set: they are a default value; ask a Dataset for them, by InOrder or Shuffled.");

    /// <summary>Goes through the batches.</summary>
    public struct Enumerator
    {
        private readonly Dataset? _data;
        private readonly int _batchSize;
        private int _first;
        private int _rows;

        internal Enumerator(Dataset data, int batchSize)
        {
            _data = data;
            _batchSize = batchSize;
        }

        /// <summary>The batch, [rows, features], row-major.</summary>
        /// <exception cref="InvalidOperationException">The enumerator is a default value, of no data set.</exception>
        public readonly ReadOnlySpan<float> Current => Data.Values.Slice(_first * Data.Features, _rows * Data.Features);

        private readonly Dataset Data => _data ?? throw NoData();

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">The enumerator is a default value, of no data set.</exception>
        public bool MoveNext()
        {
            _first += _rows;
            _rows = Math.Min(_batchSize, Data.Rows - _first);
            return _rows > 0;
        }
    }
}
