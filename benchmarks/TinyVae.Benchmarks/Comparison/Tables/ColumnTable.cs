using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>Rows that are values of a type, of twelve columns of seven kinds: a step of them, and turning them into floats alone.</summary>
internal static class ColumnTable
{
    private const int Hidden = 32;

    public static IEnumerable<Table> Measure(Contest contest)
    {
        PumpReading[] readings = Readings(PumpReadings.BatchSize);
        float[] floats = new float[readings.Length * PumpReadings.InputSize];
        float[] scores = new float[readings.Length];
        var model = new PumpReadings(seed: 1);
        model.FitScaling(readings);
        var trainer = new PumpReadings.Trainer(model);
        IEnumerable<string> arguments = Torch.ArgumentsOfColumns(PumpReadings.BatchSize, Hidden, PumpReadings.LatentSize);
        using TorchPeer? torch = contest.Torch is { } found ? new TorchPeer(found, arguments) : null;
        yield return new Table(
            $"{readings.Length} rows of twelve mixed columns, one thread, fastest, µs ({VectorWidth.Current})",
            [new("operation"), new("TinyVae", "F2"), new("PyTorch", "F2"), new("PyTorch / TinyVae", "F2")],
            [
                Operation("train step", () => trainer.Step(readings)),
                Operation("evaluate", () => model.Evaluate(readings, 1, scores)),
                Operation("rows into floats", () => PumpReadings.EncodeRows(readings, floats)),
            ]);

        object?[] Operation(string name, Action call)
        {
            List<Contestant> contestants = [Contestant.Ours(Step.Ours, call)];
            if (torch is not null && name != "rows into floats")
                contestants.Add(torch.Contestant(name));
            double[] times = [.. contest.Turns.Take(contestants).Select(timing => timing.Minimum)];
            double? theirs = times.Length == 1 ? null : times[1];
            return [name, times[0], theirs, theirs / times[0]];
        }
    }

    private static PumpReading[] Readings(int count)
    {
        var random = new Random(3);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new PumpReading(
                random.Next(10) == 0 ? null : random.NextSingle(), 20 + random.NextSingle(), random.NextSingle(), 0.1f + random.NextSingle(),
                1 + random.NextSingle(), random.NextSingle(), (uint)random.Next(9), (uint)random.Next(3), random.Next(2) == 0, random.Next(2) == 0,
                (PumpMode)random.Next(5), random.Next(4))),
        ];
    }
}
