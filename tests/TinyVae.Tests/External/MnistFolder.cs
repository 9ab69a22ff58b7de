namespace TinyVae.Tests.External;

/// <summary>
/// The folder of the full MNIST set in its four gzipped IDX files: the one that TINYVAE_MNIST names, else shared/data/mnist beside the
/// repository or further up.
/// </summary>
internal static class MnistFolder
{
    public const string TrainingImages = "train-images-idx3-ubyte.gz";
    public const string TestImages = "t10k-images-idx3-ubyte.gz";

    /// <summary>Its path; null where there is none.</summary>
    public static string? Path { get; } = Candidates().FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, TrainingImages)));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("TINYVAE_MNIST") is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return System.IO.Path.Combine(folder.FullName, "shared", "data", "mnist");
    }
}
