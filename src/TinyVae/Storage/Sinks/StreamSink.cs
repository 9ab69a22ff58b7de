namespace TinyVae;

/// <summary>A stream, from where it is.</summary>
internal readonly struct StreamSink(Stream stream) : IByteSink
{
    public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);
}
