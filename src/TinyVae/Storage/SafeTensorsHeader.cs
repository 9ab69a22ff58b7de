using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace TinyVae;

/// <summary>The header with its length before it: where the data of a safetensors file begins.</summary>
internal static class SafeTensorsHeader
{
    /// <summary>Bytes of the length before the header.</summary>
    private const int LengthBytes = sizeof(ulong);

    /// <summary>What the format allows, and a bound on what a forged length can make a reader allocate.</summary>
    private const ulong MaxLength = 100_000_000;

    /// <summary>Bytes that a reader makes room for before there are any.</summary>
    private const int FirstRoom = 1 << 16;

    /// <summary>Reads the JSON of a file's header, after which the data begin.</summary>
    /// <exception cref="InvalidDataException">The file ends within the header, or that is longer than the format allows.</exception>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static byte[] Read<TSource>(ref TSource source)
        where TSource : IByteSource, allows ref struct
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        int prefixRead = WholeReads.Read(ref source, prefix);
        if (prefixRead < LengthBytes)
            throw new InvalidDataException($"truncated: it has {prefixRead.ToString()} bytes, the length of its header alone needs {LengthBytes.ToString()}.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxLength)
            throw new InvalidDataException($"not safetensors: it announces a header of {length.ToString()} bytes; the format allows {MaxLength.ToString()}.");

        // A length is forged more easily than as many bytes: room for twice those that were there is enough.
        byte[] json = new byte[Math.Min((int)length, FirstRoom)];
        for (int read = 0; ;)
        {
            read += WholeReads.Read(ref source, json.AsSpan(read));
            if (read == (int)length)
                return json;
            if (read < json.Length)
            {
                throw new InvalidDataException(
                    $"truncated or not safetensors: it announces a header of {length.ToString()} bytes, and the whole file has {(LengthBytes + read).ToString()}.");
            }
            Array.Resize(ref json, (int)Math.Min((long)length, 2L * read));
        }
    }

    /// <summary>The header of tensors that follow one another in this order.</summary>
    public static byte[] Bytes(ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<MetadataText> metadata)
    {
        string json = HeaderJson.Write(tensors, metadata);
        // Spaces bring the data to a multiple of 8 bytes.
        int length = (Encoding.UTF8.GetByteCount(json) + 7) & ~7;
        byte[] header = new byte[LengthBytes + length];
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        Span<byte> text = header.AsSpan(LengthBytes);
        text[Encoding.UTF8.GetBytes(json, text)..].Fill((byte)' ');
        return header;
    }
}
