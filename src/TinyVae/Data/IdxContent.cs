namespace TinyVae;

/// <summary>The bytes that follow the header of an IDX file.</summary>
internal static class IdxContent
{
    private const int FirstCapacity = 1 << 16;

    /// <summary>Reads exactly the bytes that the shape asks for.</summary>
    /// <exception cref="InvalidDataException">There are fewer or more.</exception>
    public static byte[] Read(Stream content, ReadOnlySpan<int> shape)
    {
        int needed = 1;
        foreach (int size in shape)
            needed *= size;

        // The array grows with what is really there: a header may declare anything.
        byte[] bytes = new byte[Math.Min(needed, FirstCapacity)];
        int length = 0;
        while (length < needed)
        {
            if (length == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(needed, 2L * length));
            int read = content.Read(bytes, length, bytes.Length - length);
            if (read == 0)
                throw new InvalidDataException($"truncated: it has {length} bytes after its header, which asks for {needed}.");
            length += read;
        }
        if (content.ReadByte() >= 0)
            throw new InvalidDataException($"trailing bytes: it has more than the {needed} bytes that its header asks for.");
        return bytes;
    }
}
