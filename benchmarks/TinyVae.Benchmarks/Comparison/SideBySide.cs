using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>Measures one model here and in PyTorch by turns, so that whatever else the machine does falls on both.</summary>
internal sealed class SideBySide(TorchPeer? torch, int rounds, TimeSpan time)
{
    /// <summary>One row for each operation of a model.</summary>
    public IEnumerable<ComparisonRow> Compare<TModel>()
        where TModel : class, IVae<TModel>
    {
        var workload = new Workload<TModel>();
        (string Name, Action Call, long? Flops)[] operations =
        [
            ("train step", workload.TrainStep, TModel.TrainingFlops),
            ("encode", workload.Encode, null),
            ("generate", workload.Generate, null),
        ];
        // Until the compiler has replaced its first, quick code.
        foreach ((_, Action call, _) in operations)
            Timing.Measure(call, time);

        var shape = Shape.Of<TModel>();
        var ours = new List<Timing>[operations.Length];
        var theirs = new List<Timing>[operations.Length];
        for (int i = 0; i < operations.Length; i++)
            (ours[i], theirs[i]) = ([], []);
        double peak = 0;
        for (int round = 0; round < rounds; round++)
        {
            peak = Math.Max(peak, FmaPeak.Measure());
            for (int i = 0; i < operations.Length; i++)
                ours[i].Add(Timing.Measure(operations[i].Call, time));
            if (torch?.Measure(shape, time) is not { } timings)
                continue;
            for (int i = 0; i < operations.Length; i++)
                theirs[i].Add(timings[operations[i].Name]);
        }
        return operations.Select((operation, i) => new ComparisonRow(
            shape.ToString(),
            operation.Name,
            Timing.Of(ours[i]),
            theirs[i].Count > 0 ? Timing.Of(theirs[i]) : null,
            operation.Flops,
            peak));
    }
}
