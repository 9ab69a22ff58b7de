namespace TinyVae;

/// <summary>The bytes of a file in memory.</summary>
internal ref struct MemorySource(ReadOnlySpan<byte> file) : IByteSource
{
    /// <summary>What messages call it.</summary>
    public const string Name = "the bytes";

    private ReadOnlySpan<byte> _left = file;

    public static bool IsFileAlone => true;

    public int Read(scoped Span<byte> bytes)
    {
        int read = Math.Min(bytes.Length, _left.Length);
        _left[..read].CopyTo(bytes);
        _left = _left[read..];
        return read;
    }
}
