namespace TinyVae;

/// <summary>The numbers that follow the header of an IDX file.</summary>
internal static class IdxContent
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Takes numbers over from their bytes.</summary>
    /// <param name="bytes">The numbers of a chunk, as they are in the file.</param>
    /// <param name="values">Where they go.</param>
    /// <param name="first">How many precede them.</param>
    public delegate void Conversion<T>(ReadOnlySpan<byte> bytes, Span<T> values, int first);

    /// <summary>Reads exactly the numbers that the header asks for.</summary>
    /// <exception cref="InvalidDataException">There are fewer or more.</exception>
    public static T[] Read<T>(Stream content, IdxHeader header, Conversion<T> convert)
    {
        int size = header.Element.Bytes();
        long needed = (long)header.Elements * size;
        byte[] chunk = new byte[Math.Min(needed, ChunkBytes)];

        // The array grows with what is really there: a header may declare anything.
        var values = new T[chunk.Length / size];
        for (int length = 0; length < header.Elements;)
        {
            if (length == values.Length)
                Array.Resize(ref values, (int)Math.Min(header.Elements, 2L * length));
            int count = Math.Min(chunk.Length / size, values.Length - length);
            Span<byte> bytes = chunk.AsSpan(0, count * size);
            int read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length)
            {
                long there = (long)length * size + read;
                throw new InvalidDataException($"truncated: it has {there} bytes after its header, which asks for {needed}.");
            }
            convert(bytes, values.AsSpan(length, count), length);
            length += count;
        }
        if (content.ReadByte() >= 0)
            throw new InvalidDataException($"trailing bytes: it has more than the {needed} bytes that its header asks for.");
        return values;
    }
}
