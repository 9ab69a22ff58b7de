using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>
/// Encoding, generating and evaluating one row by convolutions, against PyTorch: bound by arithmetic, where dense layers are by their weights.
/// </summary>
internal static class ConvolutionalRowTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            $"One row by convolutions, one thread, fastest, µs ({VectorWidth.Current})",
            [
                new("model"),
                new("operation"),
                new("TinyVae", "F2"),
                new("PyTorch", "F2"),
                new("PyTorch / TinyVae", "F2"),
                new("GFLOP/s", "F1"),
            ],
            [.. Measure<ConvolutionalDigits>(contest), .. Measure<Series>(contest)]);
    }

    private static object?[][] Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        var workload = new Workload<TModel>(rows: 1);
        int encoder = 1 + TModel.Layers.TakeWhile(layer => layer.Name != "posterior").Count();
        IEnumerable<string> network = Torch.Arguments(NetworkWords.Of<TModel>(rows: 1));
        using TorchPeer? torch = contest.Torch is { } found ? new TorchPeer(found, network) : null;
        return
        [
            Measure("encode", workload.Encode, TModel.Layers.Take(encoder)),
            Measure("generate", workload.Generate, TModel.Layers.Skip(encoder)),
            Measure("evaluate", workload.Evaluate, TModel.Layers),
        ];

        object?[] Measure(string operation, Action call, IEnumerable<LayerSummary> layers)
        {
            List<Contestant> contestants = [Contestant.Ours(Step.Ours, call)];
            if (torch is not null)
                contestants.Add(torch.Contestant(operation));
            double[] times = [.. contest.Turns.Take(contestants).Select(timing => timing.Minimum)];
            double? theirs = torch is null ? null : times[1];
            double rate = layers.Sum(layer => layer.Flops) / times[0] / 1e3;
            return [$"{typeof(TModel).Name}, {TModel.Description.Input}", operation, times[0], theirs, theirs / times[0], rate];
        }
    }
}
