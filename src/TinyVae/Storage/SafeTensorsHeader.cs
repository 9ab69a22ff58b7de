using System.Buffers;
using System.Buffers.Binary;

namespace TinyVae;

/// <summary>The header with its length before it: where the data of a safetensors file begins.</summary>
internal static class SafeTensorsHeader
{
    private const int LengthBytes = sizeof(ulong);

    /// <summary>What the format allows, and a bound on what a forged length can make a reader allocate.</summary>
    private const ulong MaxLength = 100_000_000;

    /// <summary>Reads the entries, in the order of the file, and leaves the file at the first byte of the data.</summary>
    /// <exception cref="InvalidDataException">The file ends within the header, or the header is not what the format asks for.</exception>
    public static List<TensorEntry> Read(FileStream file)
    {
        if (file.Length < LengthBytes)
            throw new InvalidDataException($"truncated: it has {file.Length} bytes, the length of its header alone {LengthBytes}.");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        file.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)(file.Length - LengthBytes))
        {
            throw new InvalidDataException(
                $"truncated or not safetensors: it announces a header of {length} bytes, and the whole file has {file.Length}.");
        }
        if (length > MaxLength)
            throw new InvalidDataException($"it announces a header of {length} bytes; the format allows {MaxLength}.");

        byte[] json = new byte[length];
        file.ReadExactly(json);
        return HeaderJson.Read(json);
    }

    /// <summary>Writes the header of tensors that follow one another in this order.</summary>
    public static void Write(Stream file, IReadOnlyList<ParameterTensor> tensors)
    {
        var json = new ArrayBufferWriter<byte>();
        HeaderJson.Write(json, tensors);
        // Spaces bring the data to a multiple of 8 bytes.
        int padding = -json.WrittenCount & 7;
        json.GetSpan(padding)[..padding].Fill((byte)' ');
        json.Advance(padding);

        Span<byte> prefix = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)json.WrittenCount);
        file.Write(prefix);
        file.Write(json.WrittenSpan);
    }
}
