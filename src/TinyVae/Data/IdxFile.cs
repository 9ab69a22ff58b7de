using System.Collections.Immutable;
using System.IO.Compression;

namespace TinyVae;

/// <summary>
/// Reads IDX files, the format of MNIST and its successors: a header of big-endian dimensions and then numbers. Gzipped files are known
/// by their first bytes, whatever their name.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads images as rows of pixels in [0, 1].</summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static Dataset ReadImages(string path) => ReadImages(path, out _, out _);

    /// <summary>Reads images as rows of pixels in [0, 1], and their shape.</summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static Dataset ReadImages(string path, out int height, out int width)
    {
        using FileStream file = File.OpenRead(path);
        return ReadImages(file, path, out height, out width);
    }

    /// <summary>Reads images as rows of pixels in [0, 1], and their shape.</summary>
    /// <param name="stream">The content of the file, gzipped or not: unsigned bytes [images, height, width]; left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <exception cref="InvalidDataException">The content is damaged or something else; the message names it and says what.</exception>
    public static Dataset ReadImages(Stream stream, string name, out int height, out int width)
    {
        (IdxHeader header, float[] pixels) = Read(stream, name, static content =>
        {
            var header = IdxHeader.Read(content);
            header.RequireImages();
            return (header, IdxContent.Read<float>(content, header, ToPixels));
        });
        (height, width) = (header.Shape[1], header.Shape[2]);
        return new Dataset(pixels, header.Features);
    }

    /// <summary>Reads labels.</summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static byte[] ReadLabels(string path)
    {
        using FileStream file = File.OpenRead(path);
        return ReadLabels(file, path);
    }

    /// <summary>Reads labels.</summary>
    /// <param name="stream">The content of the file, gzipped or not: unsigned bytes [labels]; left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">The content is damaged or something else; the message names it and says what.</exception>
    public static byte[] ReadLabels(Stream stream, string name) => Read(stream, name, static content =>
    {
        var header = IdxHeader.Read(content);
        header.RequireLabels();
        return (header, IdxContent.Read<byte>(content, header, static (bytes, labels, _) => bytes.CopyTo(labels)));
    }).Values;

    /// <summary>
    /// Reads numbers of any type and any number of dimensions; see <see cref="Read(Stream, string, out ImmutableArray{int})"/>.
    /// </summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static Dataset Read(string path) => Read(path, out _);

    /// <summary>
    /// Reads numbers of any type and any number of dimensions, and their shape; see
    /// <see cref="Read(Stream, string, out ImmutableArray{int})"/>.
    /// </summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <param name="shape">The dimensions, the rows' first.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static Dataset Read(string path, out ImmutableArray<int> shape)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file, path, out shape);
    }

    /// <summary>
    /// Reads numbers of any type that the format has (unsigned and signed bytes, 16-bit and 32-bit integers, floats, doubles) and of
    /// 1 to 255 dimensions. The first counts the rows, the product of the others the features of one: 1 where there are no others. Each
    /// number is taken as it is and never scaled: an unsigned byte is from 0 to 255, unlike that of <see cref="ReadImages(string)"/>.
    /// Bytes, 16-bit integers and floats are exact. A 32-bit integer beyond ±2²⁴ and a double that is between two floats become the
    /// nearer float, the even one of two as near. What is not a finite float is refused: NaN, ±∞, a double beyond ±3.4·10³⁸.
    /// </summary>
    /// <param name="stream">The content of the file, gzipped or not; left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="shape">The dimensions, the rows' first.</param>
    /// <exception cref="InvalidDataException">
    /// The content is damaged or something else, or has a number that is not a finite float; the message names it and says what.
    /// </exception>
    public static Dataset Read(Stream stream, string name, out ImmutableArray<int> shape)
    {
        (IdxHeader header, float[] values) = Read(stream, name, static content =>
        {
            var header = IdxHeader.Read(content);
            return (header, IdxContent.Read<float>(content, header, header.ToFloats));
        });
        shape = header.Shape;
        return new Dataset(values, header.Features);
    }

    private static (IdxHeader Header, T[] Values) Read<T>(Stream stream, string name, Func<Stream, (IdxHeader Header, T[] Values)> read)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            Stream file = stream.CanSeek ? stream : Buffered(stream);
            return GzipFile.IsGzipped(file, name) ? ReadGzipped(file, read) : read(file);
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{name}: {refusal.Message}", refusal);
        }
    }

    private static (IdxHeader Header, T[] Values) ReadGzipped<T>(Stream file, Func<Stream, (IdxHeader Header, T[] Values)> read)
    {
        const string Damaged = "its gzip data is damaged: cut short, or not what was once compressed.";
        long start = file.Position;
        try
        {
            using var decompressed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            (IdxHeader Header, T[] Values) content = read(decompressed);
            if (!GzipFile.EndsInLength(file, content.Header.FileBytes) && !GzipFile.IsWhole(file, start))
                throw new InvalidDataException(Damaged);
            return content;
        }
        // What comes of a damaged file is refused for the damage, whatever else is wrong with it.
        catch (InvalidDataException refusal) when (refusal.Message != Damaged)
        {
            if (!GzipFile.IsWhole(file, start))
                throw new InvalidDataException(Damaged, refusal);
            throw;
        }
    }

    private static void ToPixels(ReadOnlySpan<byte> bytes, Span<float> pixels, int first)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = bytes[i] / 255f;
    }

    private static MemoryStream Buffered(Stream stream)
    {
        var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        buffer.Position = 0;
        return buffer;
    }
}
