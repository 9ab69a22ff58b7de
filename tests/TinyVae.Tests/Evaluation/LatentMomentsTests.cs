using System.Globalization;
using Xunit;

namespace TinyVae.Tests.Evaluation;

public class LatentMomentsTests
{
    private const int Units = 5;
    private const int Rows = 37;

    private static readonly float[] Means = Draw(seed: 1, scale: 3, shift: 0);
    private static readonly float[] LogVariances = Draw(seed: 2, scale: 4, shift: -2);

    [Fact]
    public void A_default_value_takes_nothing() =>
        Assert.StartsWith(
            "These moments have no units",
            Assert.Throws<InvalidOperationException>(static () => default(LatentMoments).Add([1], [1])).Message);

    [Fact]
    public void They_are_those_of_the_mixture_of_all_posteriors()
    {
        LatentUnit[] units = Gather(Rows);
        for (int unit = 0; unit < Units; unit++)
        {
            double[] means = [.. Column(Means, unit)];
            double[] logVariances = [.. Column(LogVariances, unit)];
            double mean = means.Average();
            double ofMean = means.Average(value => Math.Pow(value - mean, 2));
            double divergence = means.Zip(logVariances, (m, l) => (m * m + Math.Exp(l) - 1 - l) / 2).Average();
            AssertClose(new LatentUnit(divergence, mean, ofMean + logVariances.Average(Math.Exp), ofMean), units[unit], 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(36)]
    public void Chunks_of_any_size_give_the_same_bits(int rowsOfChunk) => Assert.Equal(Gather(Rows), Gather(rowsOfChunk));

    [Fact]
    public void They_stay_exact_over_a_million_rows_far_from_0()
    {
        // Means of 1000 ± 1 and variances of 1: sums of squares in double precision would lose six digits.
        float[] means = [.. Enumerable.Range(0, 1000).Select(row => row % 2 == 0 ? 999f : 1001f)];
        float[] logVariances = new float[means.Length];
        var units = new LatentUnit[1];
        var moments = new LatentMoments(units);
        for (int chunk = 0; chunk < 1000; chunk++)
            moments.Add(means, logVariances);
        Assert.Equal(1_000_000, moments.Rows);
        AssertClose(new LatentUnit(0.5 * (1e6 + 1), 1000, 2, 1), units[0], 1e-10);
    }

    [Theory]
    [InlineData(1e-3f)]
    [InlineData(-1e-4f)]
    public void The_divergence_of_a_posterior_next_to_the_prior_keeps_its_digits(float logVariance)
    {
        LatentUnit unit = Gather([0], [logVariance]);
        // The series of ½(eˡ − 1 − l): written out, the difference would leave nothing of it in single precision.
        double l = logVariance;
        Assert.Equal(1, unit.KullbackLeibler / (l * l / 4 * (1 + l / 3)), 1e-3);
    }

    [Fact]
    public void Points_have_moments_and_an_infinite_divergence() =>
        Assert.Equal(
            new LatentUnit(double.PositiveInfinity, 0, 1, 1), Gather([-1, 1], [float.NegativeInfinity, float.NegativeInfinity]));

    [Fact]
    public void What_the_span_held_before_does_not_matter()
    {
        LatentUnit[] units = [new(1, double.NaN, double.PositiveInfinity, 4)];
        var moments = new LatentMoments(units);
        Assert.Equal(default, units[0]);
        moments.Add([0.5f], [0]);
        Assert.Equal(new LatentUnit(0.125, 0.5, 1, 0), units[0]);
    }

    [Fact]
    public void Units_whose_mean_moves_by_more_than_a_tenth_are_active()
    {
        LatentUnit[] units = [new(0, 0, 1, 0.0101), new(0, 0, 1, 0.01), new(9, 9, 9, 0), new(0, 0, 1, 2)];
        Assert.Equal([true, false, false, true], units.Select(unit => unit.IsActive));
        Assert.Equal(2, LatentUnit.CountActive(units));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_unit_whose_variance_is_not_finite_is_neither_active_nor_inactive_and_says_so(double variance)
    {
        var unit = new LatentUnit(1, 2, 3, variance);
        string message = Assert.Throws<NotFiniteNumberException>(() => unit.IsActive).Message;
        Assert.StartsWith($"VarianceOfMean is {variance.ToString(CultureInfo.InvariantCulture)}", message, StringComparison.Ordinal);
        Assert.Throws<NotFiniteNumberException>(() => LatentUnit.CountActive([default, unit]));
        Assert.StartsWith("LatentUnit { KullbackLeibler = 1, Mean = 2, Variance = 3, VarianceOfMean = ", unit.ToString());
    }

    [Theory]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.PositiveInfinity, 0f)]
    [InlineData(0f, float.NaN)]
    [InlineData(0f, float.PositiveInfinity)]
    public void A_posterior_that_is_not_finite_leaves_nothing_finite_that_it_has_a_part_in(float mean, float logVariance)
    {
        float[] means = [1, 1, mean, 2, 3, 4];
        float[] logVariances = [0, 0, logVariance, 0, 0, 0];
        LatentUnit[] units = [default, default];
        new LatentMoments(units).Add(means, logVariances);
        Assert.False(double.IsFinite(units[0].KullbackLeibler));
        Assert.False(double.IsFinite(units[0].Variance));
        Assert.Equal(float.IsFinite(mean), double.IsFinite(units[0].Mean));
        Assert.Equal(float.IsFinite(mean), double.IsFinite(units[0].VarianceOfMean));
        Assert.True(double.IsFinite(units[1].KullbackLeibler));
    }

    [Fact]
    public void No_units_are_refused() =>
        Assert.StartsWith(
            "The span has no units; it needs one for each unit of z.",
            Assert.Throws<ArgumentException>("units", () => { _ = new LatentMoments([]); }).Message);

    [Theory]
    [InlineData("mean", 7, 7, "The span has 7 floats; it needs a multiple of 5")]
    [InlineData("logVariance", 10, 5, "The span has 5 floats; it needs 10")]
    public void Spans_that_do_not_fit_are_refused_before_anything_changes(string argument, int means, int logVariances, string message)
    {
        var units = new LatentUnit[Units];
        var error = Assert.Throws<ArgumentException>(
            argument, () => new LatentMoments(units).Add(new float[means], new float[logVariances]));
        Assert.StartsWith(message, error.Message);
        Assert.All(units, unit => Assert.Equal(default, unit));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var units = new LatentUnit[Units];
        new LatentMoments(units).Add(Means, LogVariances);
        long before = GC.GetAllocatedBytesForCurrentThread();
        new LatentMoments(units).Add(Means, LogVariances);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static LatentUnit Gather(float[] means, float[] logVariances)
    {
        var units = new LatentUnit[1];
        new LatentMoments(units).Add(means, logVariances);
        return units[0];
    }

    private static LatentUnit[] Gather(int rowsOfChunk)
    {
        var units = new LatentUnit[Units];
        var moments = new LatentMoments(units);
        for (int first = 0; first < Means.Length; first += rowsOfChunk * Units)
        {
            int length = Math.Min(rowsOfChunk * Units, Means.Length - first);
            moments.Add(Means.AsSpan(first, length), LogVariances.AsSpan(first, length));
        }
        Assert.Equal(Rows, moments.Rows);
        return units;
    }

    private static IEnumerable<double> Column(float[] rows, int unit) => rows.Where((_, i) => i % Units == unit).Select(value => (double)value);

    private static float[] Draw(int seed, float scale, float shift)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows * Units).Select(_ => scale * (random.NextSingle() - 0.5f) + shift)];
    }

    private static void AssertClose(LatentUnit expected, LatentUnit actual, double relative)
    {
        Assert.InRange(actual.KullbackLeibler / expected.KullbackLeibler, 1 - relative, 1 + relative);
        Assert.InRange(actual.Mean - expected.Mean, -relative * Math.Max(1, Math.Abs(expected.Mean)), relative * Math.Max(1, Math.Abs(expected.Mean)));
        Assert.InRange(actual.Variance / expected.Variance, 1 - relative, 1 + relative);
        Assert.InRange(actual.VarianceOfMean / expected.VarianceOfMean, 1 - relative, 1 + relative);
    }
}
