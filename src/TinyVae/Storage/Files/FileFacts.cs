namespace TinyVae;

/// <summary>What Linux tells of a file: its <c>statx</c>, which is laid out alike on every processor.</summary>
internal readonly struct FileFacts(ReadOnlySpan<byte> statx)
{
    /// <summary>Bytes of it.</summary>
    public const int Bytes = 256;

    private const int TypeBits = 0xF000;
    private const int RegularFile = 0x8000;

    private readonly ushort _mode = BitConverter.ToUInt16(statx[28..]);
    private readonly ulong _inode = BitConverter.ToUInt64(statx[32..]);
    private readonly ulong _device = BitConverter.ToUInt64(statx[136..]);

    /// <summary>Names that the file has.</summary>
    public uint Links { get; } = BitConverter.ToUInt32(statx[16..]);

    /// <summary>Whose it is.</summary>
    public uint Owner { get; } = BitConverter.ToUInt32(statx[20..]);

    /// <summary>The group that it belongs to.</summary>
    public uint Group { get; } = BitConverter.ToUInt32(statx[24..]);

    /// <summary>Its access rights.</summary>
    public uint Rights => (uint)(_mode & ~TypeBits);

    /// <summary>Whether it lies on a disk: no device, pipe, socket or folder.</summary>
    public bool IsRegular => (_mode & TypeBits) == RegularFile;

    /// <summary>Whether both are of one file.</summary>
    public bool IsSameFileAs(FileFacts other) => _inode == other._inode && _device == other._device;
}
