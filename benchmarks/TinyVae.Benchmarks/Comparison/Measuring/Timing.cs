using System.Diagnostics;

namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>Minimum and median time of a call, in microseconds.</summary>
internal sealed record Timing(double Minimum, double Median)
{
    /// <summary>Long enough for the clock, short enough for some samples to pass undisturbed.</summary>
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures samples of about a millisecond each, after a tenth of the time to warm up.</summary>
    public static Timing Measure(Action call, TimeSpan time)
    {
        int callsPerSample = Math.Max(1, (int)(SampleTime / TimePerCall(call, time / 10)));
        var samples = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        do
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < callsPerSample; i++)
                call();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / callsPerSample);
        }
        while (Stopwatch.GetElapsedTime(begin) < time);
        return new Timing(samples.Min(), MedianOf(samples));
    }

    /// <summary>The least minimum and the median of the medians.</summary>
    public static Timing Of(IReadOnlyCollection<Timing> rounds) =>
        new(rounds.Min(round => round.Minimum), MedianOf(rounds.Select(round => round.Median)));

    private static TimeSpan TimePerCall(Action call, TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        int calls = 0;
        while (Stopwatch.GetElapsedTime(begin) < time || calls < 3)
        {
            call();
            calls++;
        }
        return Stopwatch.GetElapsedTime(begin) / calls;
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
