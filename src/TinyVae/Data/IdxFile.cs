using System.IO.Compression;

namespace TinyVae;

/// <summary>
/// Reads IDX files, the format of MNIST and its successors: a header of big-endian dimensions and then unsigned bytes.
/// Gzipped files are known by their first bytes, whatever their name.
/// </summary>
public static class IdxFile
{
    private const int ImageDimensions = 3;
    private const int LabelDimensions = 1;

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
    /// <param name="stream">The content of the file, gzipped or not; left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <exception cref="InvalidDataException">The content is damaged or something else; the message names it and says what.</exception>
    public static Dataset ReadImages(Stream stream, string name, out int height, out int width)
    {
        byte[] pixels = Read(stream, name, ImageDimensions, out int[] shape);
        (height, width) = (shape[1], shape[2]);
        float[] values = new float[pixels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = pixels[i] / 255f;
        return new Dataset(values, height * width);
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
    /// <param name="stream">The content of the file, gzipped or not; left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">The content is damaged or something else; the message names it and says what.</exception>
    public static byte[] ReadLabels(Stream stream, string name) => Read(stream, name, LabelDimensions, out _);

    private static byte[] Read(Stream stream, string name, int dimensions, out int[] shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            Stream file = stream.CanSeek ? stream : Buffered(stream);
            if (!IsGzipped(file))
                return ReadContent(file, dimensions, out shape);
            using var decompressed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return ReadContent(decompressed, dimensions, out shape);
        }
        // Decompression, too, throws this at a damaged file.
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{name}: {refusal.Message}", refusal);
        }
    }

    private static byte[] ReadContent(Stream content, int dimensions, out int[] shape)
    {
        shape = IdxHeader.Read(content, dimensions);
        return IdxContent.Read(content, shape);
    }

    private static bool IsGzipped(Stream file)
    {
        long start = file.Position;
        bool gzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = start;
        return gzipped;
    }

    private static MemoryStream Buffered(Stream stream)
    {
        var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        buffer.Position = 0;
        return buffer;
    }
}
