namespace TinyVae;

/// <summary>Reads that give all the bytes asked for, where a source may give fewer at a time.</summary>
internal static class WholeReads
{
    /// <summary>Fills the bytes.</summary>
    /// <returns>How many were read: fewer than asked for only if there are no more.</returns>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static int Read<TSource>(ref TSource source, scoped Span<byte> bytes)
        where TSource : IByteSource, allows ref struct
    {
        int done = 0;
        for (int read = -1; read != 0 && done < bytes.Length; done += read)
            read = source.Read(bytes[done..]);
        return done;
    }
}
