using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TinyVae;

/// <summary>The element types of a file that floats can be read from.</summary>
internal enum ElementType
{
    /// <summary>None of these.</summary>
    Other,

    /// <summary>A float: what is written.</summary>
    Single,

    /// <summary>A float of 16 bits.</summary>
    Half,

    /// <summary>The upper half of a float.</summary>
    BrainHalf,

    /// <summary>A double.</summary>
    Double,
}

/// <summary>What files call each type, how long it is, and what it is as a float.</summary>
internal static class ElementTypes
{
    /// <summary>What a file that is written has.</summary>
    public const string Single = "F32";

    private const string BrainHalf = "BF16";
    private const string Half = "F16";
    private const string Double = "F64";

    /// <summary>All names, for messages.</summary>
    public const string List = $"{Single}, {Half}, {BrainHalf} or {Double}";

    /// <summary>The type that a file calls so.</summary>
    public static ElementType Named(string name) => name switch
    {
        Single => ElementType.Single,
        Half => ElementType.Half,
        BrainHalf => ElementType.BrainHalf,
        Double => ElementType.Double,
        _ => ElementType.Other,
    };

    /// <summary>Bytes of an element; 0 of another type.</summary>
    public static int Bytes(this ElementType type) => type switch
    {
        ElementType.Single => sizeof(float),
        ElementType.Half or ElementType.BrainHalf => sizeof(ushort),
        ElementType.Double => sizeof(double),
        _ => 0,
    };

    /// <summary>The nearest float to the element that the bytes begin with; infinite if it is beyond all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(this ElementType type, ReadOnlySpan<byte> bytes) =>
        type == ElementType.Single ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : Convert(type, bytes);

    private static float Convert(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Half => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ElementType.BrainHalf => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
