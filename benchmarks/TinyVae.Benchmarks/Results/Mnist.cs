namespace TinyVae.Benchmarks.Results;

/// <summary>MNIST in grey values, with its labels.</summary>
internal sealed record Mnist(Dataset Training, byte[] TrainingLabels, Dataset Test, byte[] TestLabels)
{
    /// <summary>Key of the bits of the test set, which is binarized once for all runs.</summary>
    private const ulong TestBits = 0;

    private const string TrainingImages = "train-images-idx3-ubyte.gz";
    private const string TrainingDigits = "train-labels-idx1-ubyte.gz";
    private const string TestImages = "t10k-images-idx3-ubyte.gz";
    private const string TestDigits = "t10k-labels-idx1-ubyte.gz";

    /// <param name="folder">What <c>--mnist</c> names.</param>
    /// <exception cref="IOException">The folder or a file is missing; the message says what is needed.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static Mnist Read(string folder)
    {
        string[] needed = [TrainingImages, TrainingDigits, TestImages, TestDigits];
        if (needed.FirstOrDefault(name => !File.Exists(Named(name))) is { } missing)
        {
            string what = Directory.Exists(folder) ? $"has no {missing}" : "is no folder";
            throw new FileNotFoundException($"--mnist '{folder}' {what}: it needs the folder of {string.Join(", ", needed)}.");
        }
        return new Mnist(
            IdxFile.ReadImages(Named(TrainingImages)),
            IdxFile.ReadLabels(Named(TrainingDigits)),
            IdxFile.ReadImages(Named(TestImages)),
            IdxFile.ReadLabels(Named(TestDigits)));

        string Named(string name) => Path.Combine(folder, name);
    }

    public Dataset BinarizedTest() => Test.Binarized(TestBits);
}
