using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>
/// Whether training slows down: the moments of units that died decay into denormal numbers, which a processor may handle by slow
/// microcode.
/// </summary>
internal static class LongRunTable
{
    private const int Steps = 20_000;
    private const int Part = 1_000;

    /// <summary>Steps timed together: short enough for some to pass undisturbed.</summary>
    private const int Sample = 50;

    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            $"{Steps:N0} steps on one batch, one thread, fastest, µs a step",
            [
                new("model"),
                new("learning rate", "G"),
                new("parameters at rest in the end", "P0"),
                new($"steps 1 to {Part:N0}", "F2"),
                new($"steps {Steps - Part + 1:N0} to {Steps:N0}", "F2"),
                new("last / first", "F2"),
            ],
            [
                Measure<Signals>(contest, learningRate: 1e-3f),
                Measure<Signals>(contest, learningRate: 0.1f),
                Measure<SignalsByRow>(contest, learningRate: 1e-3f),
                Measure<SignalsByRow>(contest, learningRate: 0.1f),
            ]);
    }

    /// <param name="contest">How often: every round is a training of its own.</param>
    /// <param name="learningRate">At 0.1 most units die within the first steps.</param>
    private static object?[] Measure<TModel>(Contest contest, float learningRate)
        where TModel : class, IVae<TModel>
    {
        double first = double.PositiveInfinity, last = double.PositiveInfinity, atRest = 0;
        // The round before the first is for the compiler to replace its first, quick code.
        for (int round = -1; round < contest.Turns.Rounds; round++)
        {
            var workload = new Workload<TModel>(learningRate);
            double beginning = Time(workload, Part);
            Time(workload, Steps - 2 * Part);
            float[] before = [.. workload.Parameters];
            double end = Time(workload, Part);
            atRest = Unchanged(before, workload.Parameters);
            if (round < 0)
                continue;
            first = Math.Min(first, beginning);
            last = Math.Min(last, end);
        }
        return [Shape.Of<TModel>().ToString(), learningRate, atRest, first, last, last / first];
    }

    /// <summary>The least time of a step, µs.</summary>
    private static double Time<TModel>(Workload<TModel> workload, int steps)
        where TModel : class, IVae<TModel>
    {
        double best = double.PositiveInfinity;
        for (int done = 0; done < steps; done += Sample)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Sample; i++)
                workload.TrainStep();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Sample);
        }
        return best;
    }

    /// <summary>The part of the parameters that did not change; padding, which is zero, is not counted.</summary>
    private static double Unchanged(ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        int count = 0, unchanged = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == 0 && after[i] == 0)
                continue;
            count++;
            if (before[i] == after[i])
                unchanged++;
        }
        return (double)unchanged / count;
    }
}
