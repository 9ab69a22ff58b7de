using System.Buffers.Binary;
using System.Numerics;

namespace TinyVae;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4) of bytes that come in parts.</summary>
internal struct Checksum() : IByteSink
{
    private uint _state = uint.MaxValue;

    /// <summary>The checksum of the bytes so far: eight hexadecimal digits.</summary>
    public readonly string Text => (~_state).ToString("x8");

    /// <summary>Takes the next bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte next in bytes)
            state = BitOperations.Crc32C(state, next);
        _state = state;
    }
}
