namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>How often and how long everything is measured: in rounds, so that whatever else the machine does falls on all.</summary>
/// <param name="Rounds">Rounds by turns.</param>
/// <param name="Time">Time of each contestant in each round.</param>
internal sealed record Turns(int Rounds, TimeSpan Time)
{
    /// <summary>The least minimum and the median of the medians of each contestant.</summary>
    public Timing[] Take(IReadOnlyList<Contestant> contestants)
    {
        List<Timing>[] timings = [.. contestants.Select(_ => new List<Timing>(Rounds))];
        // Until the compiler has replaced its first, quick code.
        foreach (Contestant contestant in contestants)
            contestant.Measure(Time);
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
                timings[i].Add(contestants[i].Measure(Time));
        }
        return [.. timings.Select(Timing.Of)];
    }
}
