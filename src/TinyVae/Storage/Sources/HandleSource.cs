using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>An open file, from its first byte on.</summary>
internal struct HandleSource(SafeFileHandle file) : IByteSource
{
    private long _offset;

    public static bool IsFileAlone => true;

    public int Read(scoped Span<byte> bytes)
    {
        int read = RandomAccess.Read(file, bytes, _offset);
        _offset += read;
        return read;
    }
}
