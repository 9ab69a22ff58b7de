using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class GaussianTests : LikelihoodTests<Featurewise<Gaussian>, Independent<GaussianTests.Formula>>
{
    [Fact]
    public void The_log_variance_is_the_bounded_one()
    {
        var rows = DecodedRows.Of<Independent<Formula>>(37, 19, 1);
        double[] expected = [.. rows.Parameters.Select(raw => BoundedLogVariance.Value(raw))];
        float[] before = [.. rows.Parameters];
        FeatureSpread.LogVariance<Lanes256, Gaussian>(rows.Lines);
        int second = rows.Place(1, 0, 0);
        Assert.Equal(before[..second], rows.Parameters[..second]);
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int feature = 0; feature < rows.Features; feature++)
                Assert.Equal(expected[rows.Place(1, row, feature)], rows.Parameters[rows.Place(1, row, feature)], 4e-6);
        }
    }

    [Theory]
    [InlineData(0.5f, -3f)]
    [InlineData(-2f, 1f)]
    [InlineData(0f, 15f)]
    public void Draws_follow_the_distribution(float mean, float raw)
    {
        float[] draws = LikelihoodDraws.Of<Featurewise<Gaussian>>(mean, raw);
        double deviation = Math.Exp(BoundedLogVariance.Value(raw) / 2);
        Assert.Equal(mean, draws.Average(), 3 * deviation / Math.Sqrt(draws.Length));
        LikelihoodDraws.AssertDistribution(draws, x => DoubleMath.NormalCumulative((x - mean) / deviation));
    }

    public readonly struct Formula : IFeatureFormula
    {
        public static int Heads => 2;

        public static double LogDensity(double[] parameters, double x)
        {
            double variance = Math.Exp(BoundedLogVariance.Value(parameters[1]));
            return -0.5 * (Math.Log(2 * Math.PI * variance) + (Math.Pow(x - parameters[0], 2) / variance));
        }

        public static double Mean(double parameter) => parameter;

        public static float Parameter(Random random, int head) =>
            head == 1 && random.Next(10) == 0 ? 12f - (24 * random.Next(2)) : (random.NextSingle() * 6) - 3;

        public static float X(Random random) => (random.NextSingle() * 4) - 2;
    }
}
