using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>One training step: here, in every peer in C, in PyTorch, and against what the core can do.</summary>
internal static class StepTable
{
    private const string Ours = "TinyVae";

    public static IEnumerable<Table> Measure(Contest contest)
    {
        Step[] steps =
        [
            Measure<Digits>(contest),
            Measure<DigitsByRow>(contest),
            Measure<Signals>(contest),
            Measure<SignalsByRow>(contest),
        ];
        string[] names = [.. steps.SelectMany(step => step.Timings.Keys).Distinct()];
        double peak = steps.Max(step => step.Peak);
        Column[] times = [new("model"), .. names.Select(name => new Column(name, "F2"))];
        yield return new Table(
            $"Training step, one thread, fastest, µs (FMA peak of the core: {peak:F1} GFLOP/s)",
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
            "Training step, one thread, median, µs",
            times,
            [
                .. steps.Select(step =>
                    (object?[])[step.Shape.ToString(), .. names.Select(name => (object?)step.Timings.GetValueOrDefault(name)?.Median)]),
            ]);
    }

    private static object?[] Fastest(Step step, string[] names, double peak)
    {
        double ours = step.Timings[Ours].Minimum;
        double? torch = step.Timings.GetValueOrDefault(TorchPeer.Name)?.Minimum;
        double? c = step.Timings.Where(timing => timing.Key is not (Ours or TorchPeer.Name)).Min(timing => (double?)timing.Value.Minimum);
        double flops = step.Flops / (ours * 1e-6) / 1e9;
        return
        [
            step.Shape.ToString(),
            .. names.Select(name => (object?)step.Timings.GetValueOrDefault(name)?.Minimum),
            c / ours,
            torch / ours,
            flops,
            flops / peak,
            step.FractionOfPeak,
        ];
    }

    private static Step Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        var shape = Shape.Of<TModel>();
        var workload = new Workload<TModel>();
        double best = 0, fraction = 0;
        using var inC = new CPeers(contest.Compiler, shape);
        using TorchPeer? torch = contest.Torch is { } found ? new TorchPeer(found, shape) : null;
        List<Contestant> contestants = [new(Ours, StepBetweenPeaks), .. inC.Contestants];
        if (torch is not null)
            contestants.Add(torch.Contestant("train step"));
        Timing[] timings = contest.Turns.Take(contestants);
        var byName = contestants.Zip(timings).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return new Step(shape, byName, TModel.TrainingFlops, best, fraction);

        // A shared machine's peak wanders from second to second: it is taken right before and after.
        Timing StepBetweenPeaks(TimeSpan time)
        {
            double before = FmaPeak.Measure();
            var timing = Timing.Measure(workload.TrainStep, time);
            double peak = Math.Max(before, FmaPeak.Measure()) / 1e9;
            best = Math.Max(best, peak);
            fraction = Math.Max(fraction, TModel.TrainingFlops / (timing.Minimum * 1e-6) / 1e9 / peak);
            return timing;
        }
    }

    /// <param name="Shape">The model's sizes.</param>
    /// <param name="Timings">By contestant.</param>
    /// <param name="Flops">Of the matrix products of a step.</param>
    /// <param name="Peak">The core's best in all rounds, GFLOP/s.</param>
    /// <param name="FractionOfPeak">The best of any round against that round's own peak.</param>
    private sealed record Step(Shape Shape, Dictionary<string, Timing> Timings, long Flops, double Peak, double FractionOfPeak);
}
