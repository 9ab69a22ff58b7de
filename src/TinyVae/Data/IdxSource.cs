namespace TinyVae;

/// <summary>The bytes of an IDX file, decompressed where it is gzipped.</summary>
internal sealed class IdxSource(Stream content, bool isGzipped)
{
    /// <summary>Whether a file is gzipped, by its first two bytes; it stays where it was.</summary>
    /// <exception cref="InvalidDataException">By its name it ought to be, and it is neither gzipped nor an IDX file.</exception>
    public static bool IsGzipped(Stream file, string name)
    {
        Span<byte> first = stackalloc byte[2];
        long start = file.Position;
        first = first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        file.Position = start;
        if (first is [0x1F, 0x8B])
            return true;
        // Some programs decompress what they fetch and leave the name as it was.
        if (first is not [0, 0] && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"its gzip data is damaged: it begins with 0x{Convert.ToHexString(first)}, not with 0x1F8B.");
        return false;
    }

    /// <summary>Reads on until the span is full.</summary>
    /// <returns>The bytes read, fewer than asked for at the end of the content.</returns>
    /// <exception cref="InvalidDataException">The file cannot be decompressed, or not to its end.</exception>
    public int Read(Span<byte> bytes)
    {
        try
        {
            return content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException damage) when (isGzipped)
        {
            throw new InvalidDataException("its gzip data is damaged: cut short, or not what was once compressed.", damage);
        }
    }
}
