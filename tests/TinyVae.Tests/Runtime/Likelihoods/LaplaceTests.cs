using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class LaplaceTests : LikelihoodTests<Featurewise<Laplace>, Independent<LaplaceTests.Formula>>
{
    [Fact]
    public void The_log_variance_is_that_of_twice_the_squared_scale()
    {
        var rows = DecodedRows.Of<Independent<Formula>>(37, 19, 1);
        double[] expected = [.. rows.Parameters.Select(raw => Math.Log(2) + (2 * BoundedLogVariance.Value(raw)))];
        FeatureSpread.LogVariance<Lanes256, Laplace>(rows.Lines);
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int feature = 0; feature < rows.Features; feature++)
                Assert.Equal(expected[rows.Place(1, row, feature)], rows.Parameters[rows.Place(1, row, feature)], 1e-5);
        }
    }

    [Fact]
    public void The_slope_of_the_location_is_0_at_the_tip()
    {
        var sum = LogDensitySum<Lanes256>.Empty;
        Laplace.LogDensity(Lanes256.Broadcast(0.3f), new Spread<Lanes256>(Lanes256.Zero), Lanes256.Broadcast(0.3f), ref sum, out var gradient, out _);
        Assert.Equal(0u, Lanes256.MaxBitsOf(gradient));
    }

    [Theory]
    [InlineData(0.5f, -3f)]
    [InlineData(-2f, 1f)]
    [InlineData(0f, 15f)]
    public void Draws_follow_the_distribution(float location, float raw)
    {
        float[] draws = LikelihoodDraws.Of<Featurewise<Laplace>>(location, raw);
        double scale = Math.Exp(BoundedLogVariance.Value(raw));
        Assert.Equal(location, draws.Average(), 3 * Math.Sqrt(2) * scale / Math.Sqrt(draws.Length));
        LikelihoodDraws.AssertDistribution(draws, x => x < location ? 0.5 * Math.Exp((x - location) / scale) : 1 - (0.5 * Math.Exp((location - x) / scale)));
    }

    public readonly struct Formula : IFeatureFormula
    {
        public static int Heads => 2;

        public static double LogDensity(double[] parameters, double x)
        {
            double scale = Math.Exp(BoundedLogVariance.Value(parameters[1]));
            return -Math.Log(2 * scale) - (Math.Abs(x - parameters[0]) / scale);
        }

        public static double Mean(double parameter) => parameter;

        // Locations are eighths and data lie between them, so that no difference reaches over the tip.
        public static float Parameter(Random random, int head) =>
            head == 1 && random.Next(10) == 0 ? 12f - (24 * random.Next(2)) : random.Next(-24, 25) / 8f;

        public static float X(Random random) => (random.Next(-16, 16) + 0.5f) / 8f;
    }
}
