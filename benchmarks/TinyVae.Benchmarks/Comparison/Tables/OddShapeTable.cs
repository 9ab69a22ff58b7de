using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>Training steps of sizes that fit neither registers nor batch well, against the nearest that do.</summary>
internal static class OddShapeTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        (Entry Odd, Entry Even)[] pairs =
        [
            (Of<Hidden17>(), Of<Hidden16>()),
            (Of<Hidden100>(), Of<Hidden96>()),
            (Of<Hidden333>(), Of<Hidden336>()),
            (Of<Latent2>(), Of<Latent16>()),
            (Of<DigitsByRow>(), Of<Digits>()),
            (Of<Batch7>(), Of<Digits>()),
            (Of<Batch20>(), Of<Digits>()),
            (Of<Batch64>(), Of<Digits>()),
            (Of<Batch1000>(), Of<Digits>()),
        ];
        Entry[] entries = [.. pairs.SelectMany(pair => new[] { pair.Odd, pair.Even }).DistinctBy(entry => entry.Shape)];
        Timing[] timings = contest.Turns.Take([.. entries.Select(entry => Contestant.Ours(entry.Shape.ToString(), entry.Step))]);
        // Rows beyond a batch's and units beyond a layer's are not counted as work.
        var rates = entries.Zip(timings).ToDictionary(
            pair => pair.First.Shape, pair => pair.First.Flops / (pair.Second.Minimum * 1e-6) / 1e9);
        yield return new Table(
            "Odd shapes: training step, one thread, GFLOP/s",
            [new("model"), new("GFLOP/s", "F1"), new("against"), new("GFLOP/s of that", "F1"), new("ratio", "F2")],
            [
                .. pairs.Select(pair => (object?[])
                [
                    pair.Odd.Shape.ToString(),
                    rates[pair.Odd.Shape],
                    pair.Even.Shape.ToString(),
                    rates[pair.Even.Shape],
                    rates[pair.Odd.Shape] / rates[pair.Even.Shape],
                ]),
            ]);
    }

    private static Entry Of<TModel>()
        where TModel : class, IVae<TModel> =>
        new(Shape.Of<TModel>(), new Workload<TModel>().TrainStep, TModel.TrainingFlops);

    private sealed record Entry(Shape Shape, Action Step, long Flops);
}
