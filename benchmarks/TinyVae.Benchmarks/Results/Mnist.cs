namespace TinyVae.Benchmarks.Results;

/// <summary>MNIST in grey values, with its labels.</summary>
internal sealed record Mnist(Dataset Training, byte[] TrainingLabels, Dataset Test, byte[] TestLabels)
{
    /// <summary>Key of the bits of the test set, which is binarized once for all runs.</summary>
    private const ulong TestBits = 0;

    /// <exception cref="IOException">The folder or a file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static Mnist Read(string folder)
    {
        string Named(string name) => Path.Combine(folder, name);
        return new Mnist(
            IdxFile.ReadImages(Named("train-images-idx3-ubyte.gz")),
            IdxFile.ReadLabels(Named("train-labels-idx1-ubyte.gz")),
            IdxFile.ReadImages(Named("t10k-images-idx3-ubyte.gz")),
            IdxFile.ReadLabels(Named("t10k-labels-idx1-ubyte.gz")));
    }

    public Dataset BinarizedTest() => Test.Binarized(TestBits);
}
