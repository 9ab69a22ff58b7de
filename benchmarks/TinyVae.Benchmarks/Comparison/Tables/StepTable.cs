using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>Training steps of dense networks, and of convolutional ones: the fastest with what follows from it, and the median.</summary>
internal static class StepTable
{
    public static IEnumerable<Table> MeasureDense(Contest contest) => Of(
        "Training step",
        [
            Step.OfDense<Digits>(contest),
            Step.OfDense<DigitsByRow>(contest),
            Step.OfDense<Signals>(contest),
            Step.OfDense<SignalsByRow>(contest),
        ]);

    public static IEnumerable<Table> MeasureConvolutional(Contest contest) => Of(
        "Training step of convolutional networks",
        [
            Step.OfConvolutional<ConvolutionalDigits>(contest),
            Step.OfConvolutional<Pictures>(contest),
            Step.OfConvolutional<Series>(contest),
            Step.OfConvolutional<SeriesByRow>(contest),
        ]);

    public static IEnumerable<Table> Of(string title, Step[] steps)
    {
        string[] names = [.. steps.SelectMany(step => step.Timings.Keys).Distinct()];
        double peak = steps.Max(step => step.Peak);
        Column[] times = [new("model"), .. names.Select(name => new Column(name, "F2"))];
        yield return new Table(
            $"{title}, one thread, fastest, µs (FMA peak of the core with {VectorWidth.Current}: {peak:F1} GFLOP/s)",
            [
                .. times,
                new("fastest C / TinyVae", "F2"),
                new("PyTorch / TinyVae", "F2"),
                new("GFLOP/s", "F1"),
                new("of peak", "P0"),
                new("of peak in its round", "P0"),
            ],
            [.. steps.Select(step => Fastest(step, names, peak))]);
        yield return new Table(
            $"{title}, one thread, median, µs",
            times,
            [
                .. steps.Select(step =>
                    (object?[])[step.Model, .. names.Select(name => (object?)step.Timings.GetValueOrDefault(name)?.Median)]),
            ]);
    }

    private static object?[] Fastest(Step step, string[] names, double peak)
    {
        double ours = step.Timings[Step.Ours].Minimum;
        double? torch = step.Timings.GetValueOrDefault(TorchPeer.Name)?.Minimum;
        double? c = step.Timings
            .Where(timing => timing.Key is not (Step.Ours or TorchPeer.Name))
            .Min(timing => (double?)timing.Value.Minimum);
        double flops = step.Flops / (ours * 1e-6) / 1e9;
        return
        [
            step.Model,
            .. names.Select(name => (object?)step.Timings.GetValueOrDefault(name)?.Minimum),
            c / ours,
            torch / ours,
            flops,
            flops / peak,
            step.FractionOfPeak,
        ];
    }
}
