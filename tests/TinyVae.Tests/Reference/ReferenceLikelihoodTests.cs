using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>That the reference's likelihoods are distributions, with the moments that they claim.</summary>
public sealed class ReferenceLikelihoodTests
{
    /// <summary>A likelihood of one feature, its support, where its density has a kink, and what the heads give.</summary>
    public static TheoryData<Likelihood, double, double, double[]> Densities => new()
    {
        { Likelihood.ContinuousBernoulli, 0, 1, [0] },
        { Likelihood.ContinuousBernoulli, 0, 1, [1e-6] },
        { Likelihood.ContinuousBernoulli, 0, 1, [-0.03] },
        { Likelihood.ContinuousBernoulli, 0, 1, [1.5] },
        { Likelihood.ContinuousBernoulli, 0, 1, [-6] },
        { Likelihood.ContinuousBernoulli, 0, 1, [15] },
        { Likelihood.Gaussian, -60, 60, [0.5, 1.25] },
        { Likelihood.SharedGaussian, -30, 30, [-1.5, -2.5] },
        { Likelihood.UnitGaussian, -30, 30, [0.75] },
        { Likelihood.Laplace, -60, 60, [0.5, 0.25] },
        { Likelihood.Laplace, -30, 30, [-3, -1.5] },
    };

    [Theory]
    [MemberData(nameof(Densities))]
    public void A_density_integrates_to_one_with_its_mean_and_variance(Likelihood declared, double from, double to, double[] heads)
    {
        var likelihood = (FeatureLikelihood)ReferenceLikelihood.Of(new VaeAttribute { Likelihood = declared }, features: 1);
        double mean = likelihood.Mean(heads);

        Assert.Equal(1, Integral(_ => 1), 1e-6);
        Assert.Equal(mean, Integral(x => x), 1e-6);
        if (likelihood is SpreadLikelihood spread)
        {
            double variance = Integral(x => Math.Pow(x - mean, 2));
            Assert.Equal(spread.LogVariance(heads), Math.Log(variance), 1e-5);
        }

        // By the midpoint rule, whose cells the kink of a density at 0.5 or −3 lies between.
        double Integral(Func<double, double> value)
        {
            const int Cells = 240_000;
            double width = (to - from) / Cells;
            return width * Enumerable.Range(0, Cells)
                .Select(cell => from + ((cell + 0.5) * width))
                .Sum(x => value(x) * Math.Exp(likelihood.LogDensity(x, heads)));
        }
    }

    [Theory]
    [InlineData(0, 0.69314718055994531, 0.5)]
    [InlineData(1e-9, 0.69314718055994531, 0.50000000008333333)]
    [InlineData(1e-3, 0.69314726389327378, 0.50008333333194444)]
    [InlineData(0.1, 0.69398002812361602, 0.50833194477504962)]
    [InlineData(-0.75, 0.73854239870347296, 0.43807819893098982)]
    [InlineData(2.5, 1.0808309499087429, 0.68942548983385201)]
    [InlineData(-20, 2.9957322776762982, 0.049999997938846373)]
    [InlineData(700, 6.5510803350434047, 0.99857142857142857)]
    public void The_continuous_Bernoulli_has_its_known_values_also_where_its_formula_cancels(double logit, double logNormalizer, double mean)
    {
        Assert.Equal(logNormalizer, ReferenceContinuousBernoulli.LogNormalizer(logit), 1e-15);
        Assert.Equal(mean, new ReferenceContinuousBernoulli().Mean([logit]), 1e-15);
    }

    [Fact]
    public void Probabilities_of_categories_sum_to_one_in_each_group_and_their_logarithms_are_the_densities()
    {
        var likelihood = new ReferenceCategorical([1, 2, 3]);
        double[][] heads = [[5, 0.5, -1, 1000, 999, -1000]];
        double[] mean = likelihood.Mean(heads);

        Assert.Equal(1, mean[0], 1e-15);
        Assert.Equal(1, mean[1] + mean[2], 1e-12);
        Assert.Equal(1, mean[3] + mean[4] + mean[5], 1e-12);
        Assert.Equal(Math.Log(mean[2]) + Math.Log(mean[4]), likelihood.LogDensity([1, 0, 1, 0, 1, 0], heads), 1e-12);
    }

    [Fact]
    public void One_size_of_categories_stands_for_as_many_groups_as_there_is_room_for() =>
        Assert.Equal([4, 4, 4], ReferenceCategorical.Of([4], features: 12).Groups);
}
