using System.Buffers.Binary;

namespace TinyVae;

/// <summary>The header of an IDX file: two zero bytes, the element type, the number of dimensions, and each dimension big-endian.</summary>
internal static class IdxHeader
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads the header and returns the shape, which an array can hold; each dimension but the first is at least 1.</summary>
    /// <exception cref="InvalidDataException">The header is not that of unsigned bytes of so many dimensions.</exception>
    public static int[] Read(Stream content, int dimensions)
    {
        Span<byte> header = stackalloc byte[4 + 4 * dimensions];
        int length = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (length >= 4)
            CheckMagic(header, dimensions);
        if (length < header.Length)
            throw new InvalidDataException($"truncated: it has {length} bytes, its header alone needs {header.Length}.");

        int[] shape = new int[dimensions];
        ulong elements = 1;
        for (int i = 0; i < dimensions; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * i)..]);
            if (size == 0 && i > 0)
                throw new InvalidDataException($"its header declares a dimension {i} of 0.");
            // No rows are fine, but one row must still fit in an array.
            elements *= Math.Max(size, 1);
            if (elements > (ulong)Array.MaxLength)
                throw new InvalidDataException($"its header declares a dimension {i} of {size}: more bytes than one array can hold.");
            shape[i] = (int)size;
        }
        return shape;
    }

    private static void CheckMagic(ReadOnlySpan<byte> header, int dimensions)
    {
        if (header[0] != 0 || header[1] != 0)
            throw new InvalidDataException($"not an IDX file: it begins with 0x{Convert.ToHexString(header[..4])}, not two zero bytes.");
        if (header[2] != UnsignedByte)
            throw new InvalidDataException($"its elements are {TypeName(header[2])} (type 0x{header[2]:X2}), not unsigned bytes (0x08).");
        if (header[3] != dimensions)
        {
            string needed = dimensions == 1 ? "labels have 1" : $"images have {dimensions}";
            throw new InvalidDataException($"it has {header[3]} dimensions where {needed}.");
        }
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes",
        0x0B => "16-bit integers",
        0x0C => "32-bit integers",
        0x0D => "floats",
        0x0E => "doubles",
        _ => "of an unknown type",
    };
}
