namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>Something that is measured by turns with others.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Measure">Takes a turn of the time it is given.</param>
internal sealed record Contestant(string Name, Func<TimeSpan, Timing> Measure)
{
    /// <summary>A call of our own, in this process.</summary>
    public static Contestant Ours(string name, Action call) => new(name, time => Timing.Measure(call, time));
}
