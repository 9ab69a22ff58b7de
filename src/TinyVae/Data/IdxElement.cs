using System.Buffers.Binary;

namespace TinyVae;

/// <summary>The types of the numbers of an IDX file, by their codes.</summary>
internal enum IdxElement : byte
{
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Int16 = 0x0B,
    Int32 = 0x0C,
    Float = 0x0D,
    Double = 0x0E,
}

/// <summary>What each type is called, how long it is, and what it is as a float.</summary>
internal static class IdxElements
{
    /// <summary>Bytes of one number; 0 for a code that the format does not have.</summary>
    public static int Bytes(this IdxElement type) => type switch
    {
        IdxElement.UnsignedByte or IdxElement.SignedByte => 1,
        IdxElement.Int16 => 2,
        IdxElement.Int32 or IdxElement.Float => 4,
        IdxElement.Double => 8,
        _ => 0,
    };

    public static string Name(this IdxElement type) => type switch
    {
        IdxElement.UnsignedByte => "unsigned bytes",
        IdxElement.SignedByte => "signed bytes",
        IdxElement.Int16 => "16-bit integers",
        IdxElement.Int32 => "32-bit integers",
        IdxElement.Float => "floats",
        IdxElement.Double => "doubles",
        _ => "of an unknown type",
    };

    /// <summary>The number that begins the bytes, as a double, which holds each of every type.</summary>
    public static double Read(this IdxElement type, ReadOnlySpan<byte> bytes) => type switch
    {
        IdxElement.UnsignedByte => bytes[0],
        IdxElement.SignedByte => (sbyte)bytes[0],
        IdxElement.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        IdxElement.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        IdxElement.Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
