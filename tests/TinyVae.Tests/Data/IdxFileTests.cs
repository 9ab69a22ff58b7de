using System.IO.Compression;
using Xunit;

namespace TinyVae.Tests.Data;

public class IdxFileTests
{
    private static readonly byte[] TwoImages = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 255, 51, 102, 153, 204];
    private static readonly byte[] FourLabels = [0, 0, 8, 1, 0, 0, 0, 4, 7, 2, 1, 0];

    private static Dataset ReadImages(byte[] file) => IdxFile.ReadImages(new MemoryStream(file), "digits.idx", out _, out _);

    private static void AssertImagesRefused(byte[] file, params string[] reasons) =>
        AssertRefused(() => ReadImages(file), reasons);

    private static void AssertRefused(Action read, params string[] reasons)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(read);
        Assert.StartsWith("digits.idx: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(reasons, reason => Assert.Contains(reason, error.Message));
    }

    private static byte[] With(byte[] file, int index, byte value)
    {
        byte[] changed = [.. file];
        changed[index] = value;
        return changed;
    }

    private static byte[] Gzipped(byte[] file)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(file);
        return compressed.ToArray();
    }

    [Fact]
    public void Images_are_rows_of_pixels_from_0_to_1_and_have_a_shape()
    {
        Dataset images = IdxFile.ReadImages(new MemoryStream(TwoImages), "digits.idx", out int height, out int width);

        Assert.Equal((1, 3), (height, width));
        Assert.Equal((2, 3), (images.Rows, images.Features));
        Assert.Equal([0f, 1f, 0.2f, 0.4f, 0.6f, 0.8f], images.Values.ToArray());
    }

    [Fact]
    public void Labels_are_bytes()
    {
        Assert.Equal([7, 2, 1, 0], IdxFile.ReadLabels(new MemoryStream(FourLabels), "digits.idx"));
    }

    [Fact]
    public void Gzipped_files_are_known_by_their_content()
    {
        Assert.Equal(2, ReadImages(Gzipped(TwoImages)).Rows);
        Assert.Equal([7, 2, 1, 0], IdxFile.ReadLabels(new MemoryStream(Gzipped(FourLabels)), "digits.idx"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_that_cannot_seek_is_read_too(bool gzipped)
    {
        byte[] file = gzipped ? Gzipped(TwoImages) : TwoImages;
        using var stream = new GZipStream(new MemoryStream(Gzipped(file)), CompressionMode.Decompress);

        Assert.Equal(2, IdxFile.ReadImages(stream, "digits.idx", out _, out _).Rows);
    }

    [Fact]
    public void Files_are_read_by_path_and_named_in_refusals()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string images = Path.Combine(folder.FullName, "images"), labels = Path.Combine(folder.FullName, "labels");
            File.WriteAllBytes(images, TwoImages);
            File.WriteAllBytes(labels, FourLabels);

            Assert.Equal(6, IdxFile.ReadImages(images).Values.Length);
            Assert.Equal(4, IdxFile.ReadLabels(labels).Length);
            Assert.StartsWith($"{labels}: ", Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(labels)).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_set_larger_than_the_first_buffer_is_read_whole()
    {
        byte[] pixels = new byte[300_000];
        new Random(1).NextBytes(pixels);
        byte[] file = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 100, 0, 0, 3, 0xE8, .. pixels];

        Assert.Equal(pixels.Select(pixel => pixel / 255f), ReadImages(Gzipped(file)).Values.ToArray());
    }

    [Fact]
    public void A_set_without_images_has_no_rows()
    {
        Assert.Equal(0, ReadImages([.. With(TwoImages, 7, 0)[..16]]).Rows);
    }

    [Fact]
    public void A_foreign_file_is_refused() =>
        AssertImagesRefused("%PDF-1.7 and more"u8.ToArray(), "not an IDX file", "0x25504446");

    [Theory]
    [InlineData(0, "0x01000803")]
    [InlineData(1, "0x00010803")]
    public void A_file_of_which_either_of_the_first_two_bytes_is_not_zero_is_refused(int index, string beginning) =>
        AssertImagesRefused(With(TwoImages, index, 1), "not an IDX file", beginning);

    [Fact]
    public void No_stream_is_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("stream", () => IdxFile.ReadImages(null!, "digits.idx", out _, out _));
        Assert.Throws<ArgumentNullException>("stream", () => IdxFile.ReadLabels(null!, "digits.idx"));
        Assert.Throws<ArgumentNullException>("stream", () => IdxFile.Read(null!, "digits.idx", out _));
    }

    [Fact]
    public void A_stream_that_can_seek_is_read_where_it_is()
    {
        byte[] file = [.. "%PDF-1.7 and more"u8, .. new byte[1_000_000]];
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertImagesRefused(file, "not an IDX file");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Theory]
    [InlineData(0x09, "signed bytes")]
    [InlineData(0x0B, "16-bit integers")]
    [InlineData(0x0C, "32-bit integers")]
    [InlineData(0x0D, "floats")]
    [InlineData(0x0E, "doubles")]
    public void Another_element_type_is_refused_by_its_name(byte type, string name) =>
        AssertImagesRefused(
            With(TwoImages, 2, type), $"its elements are {name} (type 0x{type:X2}), not unsigned bytes (type 0x08)", "IdxFile.Read");

    [Fact]
    public void An_unknown_element_type_is_refused() =>
        AssertImagesRefused(With(TwoImages, 2, 0x2A), "its elements are of an unknown type (type 0x2A)");

    [Fact]
    public void Labels_in_place_of_images_are_refused() =>
        AssertImagesRefused(FourLabels, "1 dimensions", "images have 3");

    [Fact]
    public void Images_in_place_of_labels_are_refused() =>
        AssertRefused(() => IdxFile.ReadLabels(new MemoryStream(TwoImages), "digits.idx"), "3 dimensions", "labels have 1");

    [Fact]
    public void A_truncated_file_is_refused_and_told_what_it_needs() =>
        AssertImagesRefused(TwoImages[..20], "truncated", "4 bytes", "6");

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 16)]
    [InlineData(10, 16)]
    [InlineData(15, 16)]
    public void A_file_that_ends_within_its_header_is_refused(int length, int needed) =>
        AssertImagesRefused(TwoImages[..length], "truncated", $"it has {length} bytes", $"needs {needed}");

    [Fact]
    public void Trailing_bytes_are_refused() =>
        AssertImagesRefused([.. TwoImages, 0], "trailing", "6 bytes");

    [Fact]
    public void A_declared_size_that_is_not_there_is_not_allocated()
    {
        byte[] file = [0, 0, 8, 3, 0x7F, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 5];
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertImagesRefused(file, "truncated", "1 bytes", $"{0x7F000000}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void A_declared_size_beyond_any_array_is_refused(int index) =>
        AssertImagesRefused(With(TwoImages, index, 0xFF), $"dimension {index / 4 - 1}", "more elements than one array");

    [Theory]
    [InlineData(11)]
    [InlineData(15)]
    public void Images_without_pixels_are_refused(int index) =>
        AssertImagesRefused(With(TwoImages, index, 0), "of 0");
}
