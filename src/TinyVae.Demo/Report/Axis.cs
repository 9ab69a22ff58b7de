namespace TinyVae.Demo.Report;

/// <summary>A linear scale between two round numbers, with ticks at round numbers.</summary>
internal sealed class Axis
{
    private const int MostIntervals = 5;

    private readonly double _start;
    private readonly double _end;

    private Axis(IReadOnlyList<double> ticks, double start, double end)
    {
        Ticks = ticks;
        _start = start;
        _end = end;
    }

    /// <summary>The values to label, from the least to the greatest.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The least scale of round ticks that holds all values.</summary>
    /// <param name="values">At least one finite value.</param>
    /// <param name="start">Where the least tick goes.</param>
    /// <param name="end">Where the greatest tick goes.</param>
    /// <param name="whole">Whether ticks are whole numbers.</param>
    public static Axis Around(IEnumerable<double> values, double start, double end, bool whole)
    {
        double[] all = [.. values];
        double step = RoundStep(Math.Max((all.Max() - all.Min()) / MostIntervals, whole ? 1 : 0.01));
        double first = Math.Floor(all.Min() / step);
        double last = Math.Max(Math.Ceiling(all.Max() / step), first + 1);
        return new Axis([.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)], start, end);
    }

    /// <summary>Where a value goes.</summary>
    public double Place(double value) => _start + (value - Ticks[0]) / (Ticks[^1] - Ticks[0]) * (_end - _start);

    // The least of 1, 2, 5, 10, 20, 50, … (and their tenths) that is not below the width.
    private static double RoundStep(double width)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return new[] { 1, 2, 5, 10 }.Select(digit => digit * power).First(step => step >= width * (1 - 1e-9));
    }
}
