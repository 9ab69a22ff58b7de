using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>One training step by one thread and by two.</summary>
internal static class ThreadTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            "Training step, fastest, µs",
            [new("model"), new("one thread", "F2"), new("two threads", "F2"), new("one / two", "F2")],
            [Measure<Digits>(contest), Measure<Signals>(contest)]);
    }

    private static object?[] Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        Workload<TModel> one = new() { Threads = 1 }, two = new() { Threads = 2 };
        Timing[] timings = contest.Turns.Take([Contestant.Ours("one", one.TrainStep), Contestant.Ours("two", two.TrainStep)]);
        return [Shape.Of<TModel>().ToString(), timings[0].Minimum, timings[1].Minimum, timings[0].Minimum / timings[1].Minimum];
    }
}
