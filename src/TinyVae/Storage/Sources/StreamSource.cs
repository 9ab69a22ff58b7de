namespace TinyVae;

/// <summary>A stream, from where it is.</summary>
internal readonly struct StreamSource(Stream stream) : IByteSource
{
    /// <summary>What messages call it.</summary>
    public const string Name = "the stream";

    public static bool IsFileAlone => false;

    public int Read(scoped Span<byte> bytes) => stream.Read(bytes);
}
