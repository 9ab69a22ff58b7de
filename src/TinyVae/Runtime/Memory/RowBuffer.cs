using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// The floats that rows of a type become for a call: one array, as long as the largest call so far needed. One call at a time has it.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowBuffer
{
    private readonly OneCaller _caller = new();
    private float[] _floats;

    /// <summary>Allocates an array.</summary>
    /// <param name="length">Floats.</param>
    public RowBuffer(int length) => _floats = new float[length];

    /// <summary>The floats of some rows, until the result is disposed of.</summary>
    /// <param name="rows">Rows; an array that has no room for them is replaced by one that has.</param>
    /// <param name="rowSize">Floats of a row.</param>
    /// <exception cref="InvalidOperationException">Another call has them.</exception>
    /// <exception cref="OverflowException">They are more than an array can hold.</exception>
    public Lease Rent(int rows, int rowSize)
    {
        int length = checked(rows * rowSize);
        OneCaller.Turn turn = _caller.Enter();
        if (_floats.Length < length)
            _floats = new float[length];
        return new(_floats.AsSpan(0, length), turn);
    }

    /// <summary>Floats that a call has for itself.</summary>
    /// <remarks>What generated code is built from, and public for that alone.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly ref struct Lease : IDisposable
    {
        private readonly OneCaller.Turn _turn;

        internal Lease(Span<float> floats, OneCaller.Turn turn)
        {
            Floats = floats;
            _turn = turn;
        }

        /// <summary>The floats.</summary>
        public Span<float> Floats { get; }

        /// <inheritdoc/>
        public void Dispose() => _turn.Dispose();
    }
}
