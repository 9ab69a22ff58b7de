using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>One training step by one thread and by two; and how much two threads do that share no work, which bounds what sharing can give.</summary>
internal static class ThreadTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            "Training step, fastest, µs",
            [
                new("model"), new("one thread", "F2"), new("two threads", "F2"), new("one / two", "F2"),
                new("two apart, a step each", "F2"), new("2 · one / two apart", "F2"),
            ],
            [Measure<Digits>(contest), Measure<Signals>(contest)]);
    }

    private static object?[] Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        Workload<TModel> one = new() { Threads = 1 }, two = new() { Threads = 2 };
        var apart = new TwoApart<TModel>();
        double[] times =
        [
            .. contest.Turns
                .Take([Contestant.Ours("one", one.TrainStep), Contestant.Ours("two", two.TrainStep), Contestant.Ours("apart", apart.TrainSteps)])
                .Select(timing => timing.Minimum),
        ];
        return [Shape.Of<TModel>().ToString(), times[0], times[1], times[0] / times[1], times[2], 2 * times[0] / times[2]];
    }
}
