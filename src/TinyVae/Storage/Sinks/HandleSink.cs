using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>An open file, from its first byte on.</summary>
internal struct HandleSink(SafeFileHandle file) : IByteSink
{
    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(file, bytes, Length);
        Length += bytes.Length;
    }
}
