using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Memory;

/// <summary>The command <c>memory</c>: what training takes, by the constants and as resident memory, next to PyTorch.</summary>
internal static class MemoryCommand
{
    public static int Run()
    {
        var torch = Torch.Find();
        var table = new Table(
            $"Memory of a model and its trainer after {ResidentGrowth.Steps} steps on one thread, in KiB; resident growth from before the model is made, once PyTorch is imported",
            [
                new("model"), new("parameters", "N0"), new("InferenceBytes", "N0"), new("TrainingBytes", "N0"), new("both", "N0"),
                new("TinyVae grows by", "N0"), new("to", "N0"), new("PyTorch grows by", "N0"), new("to", "N0"),
            ],
            [Measure<Digits>(torch), Measure<Signals>(torch)]);
        Markdown.Print(table);
        return 0;
    }

    private static object?[] Measure<TModel>(Torch? torch)
        where TModel : class, IVae<TModel>
    {
        Resident ours = ResidentGrowth.MeasureTinyVae<TModel>();
        Resident? theirs = torch is null ? null : ResidentGrowth.MeasureTorch(torch, Shape.Of<TModel>());
        return
        [
            Shape.Of<TModel>().ToString(),
            Kibibytes(TModel.ParameterCount * (long)sizeof(float)),
            Kibibytes(TModel.InferenceBytes),
            Kibibytes(TModel.TrainingBytes),
            Kibibytes(TModel.InferenceBytes + (long)TModel.TrainingBytes),
            Kibibytes(ours.Growth),
            Kibibytes(ours.After),
            theirs is null ? null : Kibibytes(theirs.Growth),
            theirs is null ? null : Kibibytes(theirs.After),
        ];
    }

    private static double Kibibytes(long bytes) => bytes / 1024.0;
}
