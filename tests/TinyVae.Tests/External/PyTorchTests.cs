using System.Runtime.InteropServices;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.External;

/// <summary>Our files in PyTorch's hands, and PyTorch's in ours.</summary>
public sealed class PyTorchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tinyvae-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NeedsPyTorchFact]
    public void A_saved_model_opens_in_PyTorch_gives_the_same_reconstruction_and_comes_back() =>
        AssertExchanged<Digits>("encoder.0.weight [400, 784]");

    [NeedsPyTorchFact]
    public void So_does_one_of_convolutions() => AssertExchanged<Convolved>("decoder.2.weight [18, 5, 2, 3]");

    private void AssertExchanged<TModel>(string tensor)
        where TModel : class, IVae<TModel>
    {
        var declared = new ModelCase<TModel>();
        var model = Fitted.Model<TModel>(seed: 1);
        TModel.CreateTrainer(model, seed: 0).Step(declared.Rows(TModel.BatchSize));
        string saved = Path.Combine(_folder, "saved.safetensors");
        string written = Path.Combine(_folder, "written.safetensors");
        model.Save(saved);
        float[] x = declared.Rows(10);
        float[] reconstruction = new float[x.Length];
        model.Reconstruct(x, reconstruction);

        string script = Path.Combine(AppContext.BaseDirectory, "Golden", "check_safetensors.py");
        (int exitCode, string output) = PythonWithTorch.Run(
            PythonWithTorch.Path!, script, typeof(TModel).Name, saved, Written("x.f32", x), Written("reconstruction.f32", reconstruction), written);
        Assert.True(exitCode == 0, output);
        Assert.Contains(tensor, output, StringComparison.Ordinal);

        var loaded = Fitted.Model<TModel>(seed: 2);
        loaded.Load(written);
        Close.SameBits(model.Parameters, loaded.Parameters);
    }

    private string Written(string name, float[] values)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values));
        return path;
    }
}
