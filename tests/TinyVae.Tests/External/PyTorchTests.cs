using System.Runtime.InteropServices;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.External;

/// <summary>Our files in PyTorch's hands.</summary>
public sealed class PyTorchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tinyvae-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NeedsPyTorchFact]
    public void A_saved_model_opens_in_PyTorch_and_gives_the_same_reconstruction()
    {
        var declared = new ModelCase<Digits>();
        var model = new Digits(seed: 1);
        new Digits.Trainer(model).Step(declared.Rows(Digits.BatchSize));
        string saved = Path.Combine(_folder, "digits.safetensors");
        model.Save(saved);
        float[] x = declared.Rows(10);
        float[] reconstruction = new float[x.Length];
        model.Reconstruct(x, reconstruction);

        string script = Path.Combine(AppContext.BaseDirectory, "Golden", "check_safetensors.py");
        (int exitCode, string output) =
            PythonWithTorch.Run(PythonWithTorch.Path!, script, saved, Written("x.f32", x), Written("reconstruction.f32", reconstruction));
        Assert.True(exitCode == 0, output);
        Assert.Contains("encoder.0.weight [400, 784]", output, StringComparison.Ordinal);
    }

    private string Written(string name, float[] values)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values));
        return path;
    }
}
