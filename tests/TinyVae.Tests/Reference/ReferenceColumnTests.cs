using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The reference's columns against values of mpmath (sixty digits), and against differences, sums and integrals of their own.</summary>
public sealed class ReferenceColumnTests
{
    /// <summary>A kind, its categories, and raw parameters.</summary>
    public static TheoryData<string, int, double[]> Columns => new()
    {
        { "real", 0, [0.5, -1.25] },
        { "real", 0, [-2, -13] },
        { "positive", 0, [0.5, 0.25] },
        { "positive", 0, [-1, -12] },
        { "student-t", 0, [0.5, -1.25, 0.75] },
        { "student-t", 0, [-2, 11, 5] },
        { "poisson", 0, [0.75] },
        { "poisson", 0, [2.5] },
        { "count", 0, [0.75, 0.5] },
        { "count", 0, [1.5, -1.5] },
        { "count", 0, [1.25, 7] },
        { "binary", 0, [0.75] },
        { "category", 4, [0.5, -1, 2, 0] },
        { "ordinal", 2, [0.5] },
        { "ordinal", 5, [-1, 0.5, -2, 1] },
    };

    [Theory]
    [InlineData("real", 0, 1.5, 0, 1, new double[] { 0, 0 }, -2.0423946747223238)]
    [InlineData("real", 0, -3e+38, 1, 2e+38, new double[] { 0.5, -4 }, -183.35356527744279)]
    [InlineData("real", 0, 7, 5, 0.25, new double[] { 1, 12 }, -5.3661876020492399)]
    [InlineData("positive", 0, 2.5, 0.5, 2, new double[] { 0.25, 1 }, -3.0291541128140218)]
    [InlineData("positive", 0, 1e-30, -60, 3, new double[] { 0, -1 }, 55.195943201267561)]
    [InlineData("positive", 0, 3e+38, 0, 1, new double[] { 50, 50 }, -98.515795699841511)]
    [InlineData("student-t", 0, 1.5, 0, 1, new double[] { 0, 0, 0 }, -2.0768256791036983)]
    [InlineData("student-t", 0, 1e+30, 0, 1e+29, new double[] { 0, -2, -5 }, -73.597202365622341)]
    [InlineData("student-t", 0, -4, 1, 2, new double[] { 1, 3, 9 }, -3.421611076061184)]
    [InlineData("poisson", 0, 0, 0, 1, new double[] { 1.5 }, -4.4816890703380648)]
    [InlineData("poisson", 0, 3, 1, 2, new double[] { 0.25 }, -1.7734485395661198)]
    [InlineData("poisson", 0, 1000000, 0, 1, new double[] { 13.815 }, -7.9570064346504859)]
    [InlineData("poisson", 0, 1000000000000.0, 27, 1, new double[] { 0.631 }, -1229054537616.7483)]
    [InlineData("poisson", 0, 7, 0, 1, new double[] { 100 }, -4311231547114951.8)]
    [InlineData("count", 0, 0, 0, 1, new double[] { 1.5, 0.5 }, -2.165202478206839)]
    [InlineData("count", 0, 3, 1, 2, new double[] { 0.25, -2 }, -3.473158809934908)]
    [InlineData("count", 0, 1000000, 13, 1, new double[] { 0.8, 9 }, -11.28944821703095)]
    [InlineData("count", 0, 1000000000000.0, 27, 1, new double[] { 0.631, 3 }, -129.89716289916207)]
    [InlineData("count", 0, 1e+30, 0, 1, new double[] { 5, -60 }, -4.6402214231864911e+23)]
    [InlineData("ordinal", 2, 0, 0, 1, new double[] { 0.5 }, -0.47407698418010668)]
    [InlineData("ordinal", 4, 1, 0, 1, new double[] { 0.5, -1, 2 }, -2.6543436293492872)]
    [InlineData("ordinal", 4, 2, 0, 1, new double[] { -30, 0.1, -40 }, -43.071112397886807)]
    [InlineData("ordinal", 4, 3, 0, 1, new double[] { 0.5, -1, 2 }, -2.9916977859609475)]
    [InlineData("category", 3, 1, 0, 1, new double[] { 0.5, -1, 3 }, -4.0956743294143823)]
    [InlineData("binary", 0, 1, 0, 1, new double[] { -50 }, -50.0)]
    [InlineData("binary", 0, 0, 0, 1, new double[] { 0.75 }, -1.1368710061148999)]
    [InlineData("poisson", 0, 1000000000000.0, 27, 1, new double[] { 5.339 }, -94.372372136306195)]
    [InlineData("count", 0, 1000000000000.0, 27, 1, new double[] { 5.339, 4 }, -26.551485939683673)]
    public void A_log_density_has_its_known_values(string kind, int categories, double x, double mean, double deviation, double[] raw, double expected)
    {
        double actual = ReferenceColumn.Named(kind, categories, scale: new ReferenceScale(mean, deviation)).LogDensity(x, raw);
        Assert.Equal(expected, actual, 1e-9 * (1 + Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_gradient_is_the_slope_of_the_log_density(string kind, int categories, double[] raw)
    {
        ReferenceColumn column = Scaled(kind, categories);
        foreach (double x in Some(kind, categories))
        {
            double[] gradient = column.LogDensityGradient(x, raw);
            Assert.Equal(column.Parameters, gradient.Length);
            for (int i = 0; i < raw.Length; i++)
            {
                double slope = (column.LogDensity(x, Moved(i, 1e-5)) - column.LogDensity(x, Moved(i, -1e-5))) / 2e-5;
                Assert.Equal(slope, gradient[i], 1e-5 * (1 + Math.Abs(slope)));
            }
        }

        double[] Moved(int i, double by)
        {
            double[] moved = [.. raw];
            moved[i] += by;
            return moved;
        }
    }

    /// <summary>In the units of the data, so that the Jacobian of the scaling is in it.</summary>
    [Theory]
    [MemberData(nameof(Columns))]
    public void A_density_integrates_to_one_with_its_mean_and_variance(string kind, int categories, double[] raw)
    {
        ReferenceColumn column = Scaled(kind, categories);
        double[] expected = column.Expect(raw);
        double mean = expected.Length == 1 ? expected[0] : expected.Select((probability, category) => category * probability).Sum();
        double variance = column.Variance(raw);
        Assert.Equal(1, Total(_ => 1), 1e-6);

        // Of few degrees of freedom the tails, which no integral reaches, weigh more in the moments.
        double tails = kind == "student-t" ? 1e-3 : 1e-5;
        Assert.Equal(mean, Total(x => x), tails * (1 + Math.Abs(mean)));
        Assert.Equal(variance, Total(x => Math.Pow(x - mean, 2)), tails * (1 + variance));

        // Of numbers by the midpoint rule over x = ±eᵗ, of all others term by term.
        double Total(Func<double, double> value)
        {
            return kind switch
            {
                "real" or "student-t" => Integral(t => Math.Exp(t) * (Part(Math.Exp(t)) + Part(-Math.Exp(t)))),
                "positive" => Integral(t => Math.Exp(t) * Part(Math.Exp(t))),
                "count" or "poisson" => Sum(100_000),
                "binary" => Sum(2),
                _ => Sum(categories),
            };

            double Part(double x) => value(x) * Math.Exp(column.LogDensity(x, raw));

            double Sum(int terms) => Enumerable.Range(0, terms).Sum(x => Part(x));
        }

        double Integral(Func<double, double> value)
        {
            const int Cells = 200_000;
            (double from, double to) = (-30, 22);
            double width = (to - from) / Cells;
            return width * Enumerable.Range(0, Cells).Sum(cell => value(from + ((cell + 0.5) * width)));
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Probabilities_of_choices_are_the_exponentials_of_their_densities_and_sum_to_one(string kind, int categories, double[] raw)
    {
        if (categories == 0)
            return;
        double[] probabilities = ReferenceColumn.Named(kind, categories).Expect(raw);
        Assert.Equal(categories, probabilities.Length);
        Assert.Equal(1, probabilities.Sum(), 1e-12);
    }

    [Fact]
    public void A_deviation_has_a_floor_and_a_constant_of_zero_the_deviation_one()
    {
        Assert.Equal(1, ReferenceScale.Of([0, 0, 0]).Deviation);
        Assert.Equal(3e-6, ReferenceScale.Of([-3, -3]).Deviation, 1e-18);
        Assert.Equal(1e-30, new ReferenceScale(0, 1e-35).Deviation);
        Assert.Equal(2, ReferenceScale.Of([1, 5]).Deviation);
        Assert.Equal(1, ReferenceScale.Of([]).Deviation);
    }

    private static ReferenceColumn Scaled(string kind, int categories) => ReferenceColumn.Named(kind, categories, scale: new ReferenceScale(0.75, 1.5));

    private static double[] Some(string kind, int categories) => kind switch
    {
        "real" or "student-t" => [-40, -0.5, 0, 0.75, 3, 1e4],
        "positive" => [1e-9, 0.25, 1, 7, 1e5],
        "poisson" or "count" => [0, 1, 2, 17, 2000, 30000],
        "binary" => [0, 1],
        _ => [.. Enumerable.Range(0, categories).Select(category => (double)category)],
    };
}
