using TinyVae.Kernels;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class SharedGaussianTests : LikelihoodTests<Featurewise<SharedGaussian>, Independent<SharedGaussianTests.Formula>>
{
    [Theory]
    [InlineData(0.5f, -3f)]
    [InlineData(-2f, 15f)]
    public void Draws_follow_the_distribution(float mean, float raw)
    {
        float[] draws = LikelihoodDraws.Of<Featurewise<SharedGaussian>>(mean, raw);
        double deviation = Math.Exp(BoundedLogVariance.Value(raw) / 2);
        LikelihoodDraws.AssertDistribution(draws, x => DoubleMath.NormalCumulative((x - mean) / deviation));
    }

    [Theory]
    [InlineData(-3f)]
    [InlineData(0f)]
    [InlineData(12f)]
    public void The_gradient_of_the_shared_parameter_is_the_slope_of_the_mean_loss(float raw)
    {
        const double step = 1e-4;
        double[][] errors = [[0.3, -1.2, 2.5], [0.7, 0.1, -0.4]];
        double expected = (MeanLoss(raw + step) - MeanLoss(raw - step)) / (2 * step);
        Assert.Equal(expected, SharedGaussian.LossGradient(raw, -MeanLoss(raw), 3), 1e-5 * (1 + Math.Abs(expected)));

        double MeanLoss(double parameter) => errors.Average(row => -row.Sum(error => Formula.LogDensity([0, parameter], error)));
    }

    public readonly struct Formula : IFeatureFormula
    {
        public static int Heads => 1;

        public static double LogDensity(double[] parameters, double x)
        {
            double logVariance = BoundedLogVariance.Value(parameters[1]);
            return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (Math.Pow(x - parameters[0], 2) * Math.Exp(-logVariance)));
        }

        public static double Mean(double parameter) => parameter;

        public static float Parameter(Random random, int head) => head == 1 ? -10.5f + random.NextSingle() : (random.NextSingle() * 6) - 3;

        public static float X(Random random) => (random.NextSingle() * 4) - 2;
    }
}
