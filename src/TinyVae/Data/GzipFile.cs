using System.Buffers.Binary;
using System.IO.Compression;

namespace TinyVae;

/// <summary>
/// What <see cref="GZipStream"/> does not tell: whether a gzipped file is whole. It takes one that is cut short for one that ends there.
/// </summary>
internal static class GzipFile
{
    // What a member holds that is put behind the file's own: it comes out last exactly if those before it are whole.
    private static readonly byte[] Mark = [0x9E, 0x37, 0x79, 0xB9, 0x7F, 0x4A, 0x7C, 0x15];

    /// <summary>Whether a file is gzipped, by its first two bytes; it stays where it was.</summary>
    /// <exception cref="InvalidDataException">By its name it ought to be, and it is neither gzipped nor an IDX file.</exception>
    public static bool IsGzipped(Stream file, string name)
    {
        Span<byte> first = stackalloc byte[2];
        long start = file.Position;
        first = first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        file.Position = start;
        if (first is [0x1F, 0x8B])
            return true;
        // Some programs decompress what they fetch and leave the name as it was.
        if (first is not [0, 0] && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"its gzip data is damaged: it begins with 0x{Convert.ToHexString(first)}, not with 0x1F8B.");
        return false;
    }

    /// <summary>Whether a file that begins as a gzip ends in its decompressed length, as one does that is whole and was compressed in one go.</summary>
    public static bool EndsInLength(Stream file, long decompressed)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        file.Position = file.Length - length.Length;
        file.ReadExactly(length);
        return BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)decompressed;
    }

    /// <summary>Whether what begins at a position of a file is whole, checksums included: decompresses all of it.</summary>
    public static bool IsWhole(Stream file, long start)
    {
        byte[] chunk = new byte[1 << 16];
        Span<byte> last = stackalloc byte[Mark.Length];
        file.Position = start;
        try
        {
            using var decompressed = new GZipStream(new MarkedStream(file), CompressionMode.Decompress);
            int read;
            while ((read = decompressed.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false)) > 0)
            {
                int kept = Math.Max(last.Length - read, 0);
                last[^kept..].CopyTo(last);
                chunk.AsSpan(read - (last.Length - kept), last.Length - kept).CopyTo(last[kept..]);
            }
            return last.SequenceEqual(Mark);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static MemoryStream MarkMember()
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(Mark);
        member.Position = 0;
        return member;
    }

    /// <summary>A file and the mark's member behind it.</summary>
    private sealed class MarkedStream(Stream file) : Stream
    {
        private readonly MemoryStream _mark = MarkMember();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int read = file.Read(buffer);
            return read > 0 ? read : _mark.Read(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
