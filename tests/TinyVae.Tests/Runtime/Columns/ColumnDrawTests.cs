using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Runtime.Columns;

/// <summary>Draws of columns, many of them: their moments, and how often they fall where, against the reference, within five standard errors.</summary>
public sealed class ColumnDrawTests
{
    private const int Count = 200_000;

    /// <summary>Raw parameters, mean and deviation of the scale.</summary>
    public static TheoryData<float[], double, double> Normals => new()
    {
        { [0, 0], 0, 1 },
        { [0.5f, -1.5f], 20, 3 },
        { [-1, -15], -4, 0.5 },
        { [2, 3], 1, 2 },
    };

    [Theory]
    [MemberData(nameof(Normals))]
    public void Real_numbers(float[] raw, double mean, double deviation)
    {
        var column = ReferenceColumn.Named("real", scale: new(mean, deviation));
        float[] draws = Draw<RealColumn>(raw, column.Scale);
        AssertMoments(column, raw, draws);
        AssertFrequencies(column, raw, draws);
    }

    [Theory]
    [InlineData(new float[] { 0.25f, -1 }, 0.5, 0.75)]
    [InlineData(new float[] { -1, -12 }, 3, 0.25)]
    [InlineData(new float[] { 0, -3 }, -20, 2)]
    public void Positive_numbers(float[] raw, double mean, double deviation)
    {
        var column = ReferenceColumn.Named("positive", scale: new(mean, deviation));
        float[] draws = Draw<PositiveColumn>(raw, column.Scale);
        AssertMoments(column, raw, draws);
        AssertFrequencies(column, raw, draws);
    }

    [Theory]
    [InlineData(new float[] { 0.5f, 0, 0 }, 2, 3)]
    [InlineData(new float[] { 0, -2, -8 }, 0, 1)]
    [InlineData(new float[] { 0, 1, 3 }, -5, 0.5)]
    [InlineData(new float[] { 1, -1, 12 }, 0, 2)]
    public void Numbers_with_heavy_tails(float[] raw, double mean, double deviation)
    {
        var column = ReferenceColumn.Named("student-t", scale: new(mean, deviation));
        float[] draws = Draw<StudentTColumn>(raw, column.Scale);
        AssertFrequencies(column, raw, draws);

        // Of few degrees of freedom there is no fourth moment to tell errors of the second by.
        if (raw[2] >= 3)
            AssertMoments(column, raw, draws);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4.1f)]
    [InlineData(4.2f)]
    [InlineData(7)]
    [InlineData(12)]
    public void Poisson_counts(float logMean)
    {
        var column = ReferenceColumn.Named("poisson", scale: new(0, 1));
        float[] draws = Draw<PoissonColumn>([logMean], column.Scale);
        AssertMoments(column, [logMean], draws);
        AssertFrequencies(column, [logMean], draws);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -3)]
    [InlineData(2, 3)]
    [InlineData(5, 0.5f)]
    [InlineData(5, 9)]
    [InlineData(10, 4)]
    [InlineData(-2, -5)]
    public void Negative_binomial_counts(float logMean, float logSize)
    {
        var column = ReferenceColumn.Named("count", scale: new(0, 1));
        float[] draws = Draw<CountColumn>([logMean, logSize], column.Scale);
        AssertMoments(column, [logMean, logSize], draws);
        AssertFrequencies(column, [logMean, logSize], draws);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1.5f)]
    public void Yes_and_no(float logit) => AssertFrequencies(ReferenceColumn.Named("binary"), [logit], Draw<BinaryColumn>([logit], ReferenceScale.One));

    [Theory]
    [InlineData(new float[] { 0.3f, -1.2f, 2 })]
    [InlineData(new float[] { 0, 0 })]
    [InlineData(new float[] { -2, 1, 0, 1.5f, -1, 0.5f, 2 })]
    public void Categories(float[] raw) =>
        AssertFrequencies(ReferenceColumn.Named("category", raw.Length), raw, Draw<CategoryColumn>(raw, ReferenceScale.One, raw.Length));

    [Theory]
    [InlineData(new float[] { 0.3f })]
    [InlineData(new float[] { -1, 0.5f, -2, 1 })]
    [InlineData(new float[] { -5, 2, 2, 3, -30 })]
    public void Ordered_categories(float[] raw) =>
        AssertFrequencies(ReferenceColumn.Named("ordinal", raw.Length + 1), raw, Draw<OrdinalColumn>(raw, ReferenceScale.One, raw.Length + 1));

    private static float[] Draw<TKind>(float[] raw, ReferenceScale scale, int categories = 0)
        where TKind : struct, IColumnKind
    {
        var kernel = new ColumnKernel<TKind, Lanes256>(categories, scale);
        float[][] all = [.. Enumerable.Repeat(raw, Lanes.Count)];
        var key = RandomKey.From(11, RandomStream.Draw);
        return [.. Enumerable.Range(0, Count / Lanes.Count).SelectMany(block => kernel.Draw(all, key, block * Lanes.Count))];
    }

    /// <summary>The error of a variance from the fourth moment of the draws themselves.</summary>
    private static void AssertMoments(ReferenceColumn column, float[] raw, float[] draws)
    {
        double[] parameters = Array.ConvertAll(raw, value => (double)value);
        double mean = column.Expect(parameters)[0];
        double variance = column.Variance(parameters);
        double found = draws.Average(draw => Math.Pow(draw - mean, 2));
        double fourth = draws.Average(draw => Math.Pow(draw - mean, 4));
        Assert.Equal(mean, draws.Average(draw => (double)draw), 5 * Math.Sqrt(variance / Count));
        Assert.Equal(variance, found, (5 * Math.Sqrt(Math.Max(fourth - (found * found), 0) / Count)) + (1e-5 * variance));
    }

    /// <summary>The probabilities of twenty ranges: sums of the density, or integrals.</summary>
    private static void AssertFrequencies(ReferenceColumn column, float[] raw, float[] draws)
    {
        double[] parameters = Array.ConvertAll(raw, value => (double)value);
        float[] sorted = [.. draws.Order()];
        bool isNumber = column is ReferenceRealColumn or ReferenceStudentTColumn;

        // Ranges of equal frequency tell the same of any distribution; their ends are cells, or numbers.
        double[] ends = [.. Enumerable.Range(1, 19).Select(i => (double)sorted[i * Count / 20]).Distinct()];
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            double probability = Probability(ends[i], ends[i + 1]);
            double frequency = draws.Count(draw => draw > ends[i] && draw <= ends[i + 1]) / (double)Count;
            Assert.Equal(probability, frequency, (5 * Math.Sqrt(probability * (1 - probability) / Count)) + 1e-9);
        }

        double first = isNumber ? 0 : Probability(-1, ends[0]);
        if (!isNumber)
            Assert.Equal(first, draws.Count(draw => draw <= ends[0]) / (double)Count, (5 * Math.Sqrt(first * (1 - first) / Count)) + 1e-9);

        double Probability(double from, double to)
        {
            if (!isNumber)
                return Enumerable.Range((int)from + 1, (int)(to - from)).Sum(x => Math.Exp(column.LogDensity(x, parameters)));
            const int Cells = 400;
            double width = (to - from) / Cells;
            return width * Enumerable.Range(0, Cells).Sum(cell => Math.Exp(column.LogDensity(from + ((cell + 0.5) * width), parameters)));
        }
    }
}
