using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>The header with its length before it: where the data of a safetensors file begins.</summary>
internal static class SafeTensorsHeader
{
    /// <summary>Bytes of the length before the header.</summary>
    public const int LengthBytes = sizeof(ulong);

    /// <summary>What the format allows, and a bound on what a forged length can make a reader allocate.</summary>
    private const ulong MaxLength = 100_000_000;

    /// <summary>Reads the JSON of a file's header, after which the data begin.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file ends within the header, or that is longer than the format allows.</exception>
    public static byte[] Read(SafeFileHandle file)
    {
        long fileBytes = RandomAccess.GetLength(file);
        if (fileBytes < LengthBytes)
            throw new InvalidDataException($"truncated: it has {fileBytes} bytes, the length of its header alone needs {LengthBytes}.");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        WholeReads.Read(file, prefix, 0);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)(fileBytes - LengthBytes))
        {
            throw new InvalidDataException(
                $"truncated or not safetensors: it announces a header of {length} bytes, and the whole file has {fileBytes}.");
        }
        if (length > MaxLength)
            throw new InvalidDataException($"it announces a header of {length} bytes; the format allows {MaxLength}.");

        byte[] json = new byte[length];
        WholeReads.Read(file, json, LengthBytes);
        return json;
    }

    /// <summary>The header of tensors that follow one another in this order.</summary>
    public static byte[] Bytes(ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<KeyValuePair<string, string>> metadata)
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
