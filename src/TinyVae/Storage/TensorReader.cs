using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TinyVae;

/// <summary>Reads the tensors of a model from a file.</summary>
internal static class TensorReader
{
    /// <summary>Bytes passed over at a time.</summary>
    private const int Chunk = 4096;

    /// <summary>Reads the header, after which the data begin.</summary>
    /// <exception cref="InvalidDataException">There is no such header.</exception>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static FileHeader ReadHeader<TSource>(ref TSource source)
        where TSource : IByteSource, allows ref struct => HeaderJson.Read(SafeTensorsHeader.Read(ref source));

    /// <summary>Reads the data behind the header.</summary>
    /// <param name="source">What is read.</param>
    /// <param name="header">Its header.</param>
    /// <param name="tensors">The tensors to find.</param>
    /// <param name="length">Floats that they lie in.</param>
    /// <param name="declaration">The declaration of the model that they are of; null for none.</param>
    /// <param name="options">What else the file may have.</param>
    /// <returns>The floats; padding is zero.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else.</exception>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static float[] ReadData<TSource>(
        ref TSource source, FileHeader header, ImmutableArray<ParameterTensor> tensors, int length, string? declaration, LoadOptions options)
        where TSource : IByteSource, allows ref struct
    {
        if (declaration is not null && !options.IgnoreDeclaration)
            header.Metadata?.RequireDeclaration(declaration);
        Span<TensorEntry> entries = CollectionsMarshal.AsSpan(header.Tensors);
        TensorMatch.Find(entries, tensors, options);
        TensorExtents.Order(entries);

        float[] parameters = new float[length];
        var checksum = new Checksum();
        foreach (TensorEntry entry in entries)
            TensorData.Read(ref source, entry, parameters, ref checksum);
        if (TSource.IsFileAlone)
            RequireEnd(ref source, entries);
        header.Metadata?.RequireChecksum(checksum);
        return parameters;
    }

    private static void RequireEnd<TSource>(ref TSource source, ReadOnlySpan<TensorEntry> entries)
        where TSource : IByteSource, allows ref struct
    {
        Span<byte> buffer = stackalloc byte[Chunk];
        long rest = 0;
        for (int read = -1; read != 0; rest += read)
            read = source.Read(buffer);
        if (rest > 0)
        {
            string before = entries is [.., var last] ? $"tensor '{last.Name}'" : "the header";
            throw new InvalidDataException($"{rest.ToString()} bytes after {before} belong to no tensor.");
        }
    }
}
