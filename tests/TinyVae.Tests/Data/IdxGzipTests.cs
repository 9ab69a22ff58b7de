using System.IO.Compression;
using Xunit;

namespace TinyVae.Tests.Data;

/// <summary>What a damaged gzip is: named as such, and never a shorter or another set of numbers.</summary>
public class IdxGzipTests
{
    private static readonly byte[] Images =
        [0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 5, 0, 0, 0, 3, .. Enumerable.Range(0, 600).Select(i => (byte)(i * i % 251))];

    private static byte[] Gzipped() => Gzipped(Images);

    private static byte[] Gzipped(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(content);
        return compressed.ToArray();
    }

    private static Dataset Read(byte[] file, string name) => IdxFile.Read(new MemoryStream(file), name, out _);

    private static void AssertNamedDamaged(byte[] file, string name = "digits.gz")
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(file, name));
        Assert.StartsWith($"{name}: its gzip data is damaged: ", error.Message);
    }

    [Fact]
    public void A_gzip_cut_short_anywhere_is_named_damaged()
    {
        byte[] file = Gzipped();

        for (int length = 0; length < file.Length; length++)
            AssertNamedDamaged(file[..length]);
    }

    [Fact]
    public void A_gzip_cut_short_is_named_damaged_whatever_the_name()
    {
        byte[] file = Gzipped();

        for (int length = 2; length < file.Length; length++)
            AssertNamedDamaged(file[..length], "digits");
    }

    [Fact]
    public void A_flipped_bit_of_a_gzip_is_named_damaged_but_where_it_pads_the_last_byte_of_its_data()
    {
        const int HeaderBytes = 10, TrailerBytes = 8;
        byte[] file = Gzipped();

        for (int i = HeaderBytes; i < file.Length; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= 0x10;
            if (i == file.Length - TrailerBytes - 1 && Record.Exception(() => Read(changed, "digits.gz")) is null)
                Assert.Equal(Read(file, "digits.gz").Values.ToArray(), Read(changed, "digits.gz").Values.ToArray());
            else
                AssertNamedDamaged(changed);
        }
    }

    [Theory]
    [InlineData("digits.gz")]
    [InlineData("digits.GZ")]
    public void A_page_saved_under_a_name_of_a_gzip_is_named_damaged(string name) =>
        AssertNamedDamaged("<!DOCTYPE html>"u8.ToArray(), name);

    [Fact]
    public void A_file_that_was_decompressed_under_its_old_name_is_read() => Assert.Equal(40, Read(Images, "digits.gz").Rows);

    [Fact]
    public void A_file_compressed_in_parts_is_read_and_named_damaged_if_cut_short()
    {
        var compressed = new MemoryStream();
        foreach (byte[] part in Images.Chunk(100))
        {
            using var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(part);
        }
        byte[] file = compressed.ToArray();

        Assert.Equal(40, Read(file, "digits.gz").Rows);
        AssertNamedDamaged(file[..^1]);
    }

    /// <summary>The check for what is cut short goes through it by 65,536 bytes and looks for eight bytes behind its end.</summary>
    [Theory]
    [InlineData(-9)]
    [InlineData(-8)]
    [InlineData(-7)]
    [InlineData(-4)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_file_compressed_in_parts_is_read_wherever_its_end_falls(int beyondChunk)
    {
        byte[] labels = new byte[(1 << 16) + beyondChunk - 8];
        new Random(1).NextBytes(labels);
        byte[] content = [0, 0, 8, 1, 0, (byte)(labels.Length >> 16), (byte)(labels.Length >> 8), (byte)labels.Length, .. labels];
        var compressed = new MemoryStream();
        foreach (byte[] part in content.Chunk(40_000))
        {
            using var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(part);
        }
        byte[] file = compressed.ToArray();

        Assert.Equal(labels, IdxFile.ReadLabels(new MemoryStream(file), "labels.gz"));
        AssertNamedDamaged(file[..^1]);
    }

    [Theory]
    [InlineData(0x08, 1, new byte[] { 7 })]
    [InlineData(0x09, 1, new byte[] { 3, 5 })]
    [InlineData(0x0B, 2, new byte[] { 0, 4 })]
    [InlineData(0x0C, 4, new byte[] { 2, 3, 4 })]
    [InlineData(0x0E, 8, new byte[] { 1, 2, 1, 3, 2 })]
    public void A_sound_gzip_is_decompressed_once(byte type, int size, byte[] shape)
    {
        byte[] content = new byte[size * shape.Aggregate(1, (product, dimension) => product * dimension)];
        using var file = new CountingStream(
            Gzipped([0, 0, type, (byte)shape.Length, .. shape.SelectMany(dimension => (byte[])[0, 0, 0, dimension]), .. content]));

        IdxFile.Read(file, "numbers.gz", out _);

        // What tells a gzip, and its last four bytes: its length.
        Assert.InRange(file.BytesRead, file.Length, file.Length + 2 + 4);
    }

    [Fact]
    public void A_sound_gzip_of_another_file_is_not_named_damaged()
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write("%PDF-1.7"u8);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(compressed.ToArray(), "digits.gz"));
        Assert.StartsWith("digits.gz: not an IDX file", error.Message);
    }

    /// <summary>A file that counts what is read of it.</summary>
    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
