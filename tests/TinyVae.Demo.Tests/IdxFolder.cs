using System.Buffers.Binary;
using System.IO.Compression;

namespace TinyVae.Demo.Tests;

/// <summary>A temporary folder of small IDX files, gone after the test.</summary>
internal sealed class IdxFolder : IDisposable
{
    /// <summary>A folder with train and test images of 28x28 and their labels.</summary>
    public static IdxFolder WithDigits(int train = 40, int test = 20)
    {
        var folder = new IdxFolder();
        folder.WriteImages("train-images-idx3-ubyte", train);
        folder.WriteImages("t10k-images-idx3-ubyte", test);
        folder.WriteLabels("train-labels-idx1-ubyte", train);
        folder.WriteLabels("t10k-labels-idx1-ubyte", test);
        return folder;
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("tinyvae-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Each image is a square whose place tells its index.</summary>
    public void WriteImages(string name, int count, int height = 28, int width = 28)
    {
        byte[] pixels = new byte[count * height * width];
        for (int i = 0; i < count; i++)
        {
            Span<byte> image = pixels.AsSpan(i * height * width, height * width);
            for (int pixel = 0; pixel < 60; pixel++)
                image[(i * 7 + pixel / 6 * width + pixel % 6) % image.Length] = 255;
        }
        Write(name, [.. Header(3), .. BigEndian(count), .. BigEndian(height), .. BigEndian(width), .. pixels]);
    }

    public void WriteLabels(string name, int count) =>
        Write(name, [.. Header(1), .. BigEndian(count), .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Write(string name, byte[] content)
    {
        using FileStream file = File.Create(PathOf(name));
        using Stream target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        target.Write(content);
    }

    private static byte[] Header(byte dimensions) => [0, 0, 8, dimensions];

    private static byte[] BigEndian(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
