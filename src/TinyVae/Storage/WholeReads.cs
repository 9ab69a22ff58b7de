using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>Reads that give all the bytes asked for: the operating system may give fewer at a time.</summary>
internal static class WholeReads
{
    /// <summary>Fills the bytes from the file.</summary>
    /// <exception cref="InvalidDataException">The file ends before; its length was looked at, so it is another program's doing.</exception>
    public static void Read(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
                throw new InvalidDataException("the file became shorter while it was read.");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
