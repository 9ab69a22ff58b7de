using System.Buffers.Binary;

namespace TinyVae;

/// <summary>The element types of a file that floats can be read from, by the names that files have for them.</summary>
internal static class ElementType
{
    /// <summary>A float: what is written.</summary>
    public const string Single = "F32";

    /// <summary>The upper half of a float.</summary>
    private const string BrainHalf = "BF16";

    private const string Half = "F16";
    private const string Double = "F64";

    /// <summary>All of them, for messages.</summary>
    public const string List = $"{Single}, {Half}, {BrainHalf} or {Double}";

    /// <summary>Bytes of an element; 0 of a type that is none of these.</summary>
    public static int Bytes(string type) => type switch
    {
        Single => sizeof(float),
        Half or BrainHalf => sizeof(ushort),
        Double => sizeof(double),
        _ => 0,
    };

    /// <summary>The nearest float to the element that the bytes begin with; infinite if it is beyond all of them.</summary>
    public static float Read(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        Half => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        BrainHalf => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
