using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>Encoding, generating and evaluating one row: against PyTorch, and against the mere reading of the weights.</summary>
internal static class RowTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            "One row, one thread, fastest, µs; GB/s of weights, and of what a plain vector sum of as many bytes reads",
            [
                new("model"),
                new("operation"),
                new("TinyVae", "F2"),
                new("PyTorch", "F2"),
                new("PyTorch / TinyVae", "F2"),
                new("GB/s", "F1"),
                new("sum, GB/s", "F1"),
                new("of the sum", "P0"),
            ],
            [.. Measure<DigitsByRow>(contest), .. Measure<SignalsByRow>(contest)]);
    }

    private static object?[][] Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        var shape = Shape.Of<TModel>();
        var workload = new Workload<TModel>();
        int encoder = 1 + TModel.Layers.TakeWhile(layer => layer.Name != "posterior").Count();
        using TorchPeer? torch = contest.Torch is { } found ? new TorchPeer(found, Torch.Arguments(shape)) : null;
        return
        [
            Measure("encode", workload.Encode, TModel.Layers.Take(encoder)),
            Measure("generate", workload.Generate, TModel.Layers.Skip(encoder)),
            Measure("evaluate", workload.Evaluate, TModel.Layers),
        ];

        object?[] Measure(string operation, Action call, IEnumerable<LayerSummary> layers)
        {
            int bytes = sizeof(float) * layers.Sum(layer => layer.ParameterCount);
            List<Contestant> contestants = [Contestant.Ours("TinyVae", call), Contestant.Ours("sum", new VectorSum(bytes).Sum)];
            if (torch is not null)
                contestants.Add(torch.Contestant(operation));
            double[] times = [.. contest.Turns.Take(contestants).Select(timing => timing.Minimum)];
            double? theirs = torch is null ? null : times[2];
            double rate = bytes / times[0] / 1e3, sum = bytes / times[1] / 1e3;
            return [$"{shape.Inputs}-{shape.Hidden}-{shape.Latent}", operation, times[0], theirs, theirs / times[0], rate, sum, rate / sum];
        }
    }
}
