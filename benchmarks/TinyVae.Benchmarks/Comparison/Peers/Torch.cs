using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>PyTorch as people write it, by <c>peers/torch_vae.py</c>, <c>torch_conv_vae.py</c> and <c>torch_columns.py</c>, on one thread.</summary>
internal sealed class Torch
{
    /// <summary>Names a Python to use instead of those that are looked for.</summary>
    private const string PythonVariable = "TINYVAE_PYTHON";

    private static readonly string[] Pythons =
        Environment.GetEnvironmentVariable(PythonVariable) is { Length: > 0 } named ? [named] : ["python3", "python", "/usr/bin/python3"];

    private Torch(string python, string version)
    {
        Python = python;
        Version = version;
    }

    /// <summary>The Python that has it.</summary>
    public string Python { get; }

    /// <summary>The version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>PyTorch of the first Python that has it, or null, which is said.</summary>
    public static Torch? Find()
    {
        foreach (string python in Pythons)
        {
            if (CommandLine.TryRun(python, ["-c", "import torch; print(torch.__version__)"], out string output, out _))
                return new Torch(python, output.Trim());
        }
        string asked = string.Join(", ", Pythons);
        Console.WriteLine(
            $"PyTorch is left out: it needs Python with torch (Debian: python3-torch); {asked} has none ({PythonVariable} names another).");
        return null;
    }

    /// <summary>The script's arguments for a shape.</summary>
    public static IEnumerable<string> Arguments(Shape shape) =>
    [
        Path.Combine(PeerFiles.Folder, "torch_vae.py"),
        $"{shape.Inputs}", $"{shape.Hidden}", $"{shape.Latent}", $"{shape.Batch}",
        "--threads", "1",
    ];

    /// <summary>The script's arguments for rows of mixed columns.</summary>
    public static IEnumerable<string> ArgumentsOfColumns(int rows, int hidden, int latent) =>
        [Path.Combine(PeerFiles.Folder, "torch_columns.py"), $"{rows}", $"{hidden}", $"{latent}"];

    /// <summary>The script's arguments for a convolutional network, as <see cref="NetworkWords"/> has it.</summary>
    public static IEnumerable<string> Arguments(string[] network) => [Path.Combine(PeerFiles.Folder, "torch_conv_vae.py"), .. network];
}
