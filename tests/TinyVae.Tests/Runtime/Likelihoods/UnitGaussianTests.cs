using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class UnitGaussianTests : LikelihoodTests<Featurewise<UnitGaussian>, Independent<UnitGaussianTests.Formula>>
{
    [Fact]
    public void Draws_follow_the_distribution() =>
        LikelihoodDraws.AssertDistribution(LikelihoodDraws.Of<Featurewise<UnitGaussian>>(1.25f), x => DoubleMath.NormalCumulative(x - 1.25));

    [Fact]
    public void A_sum_over_very_many_draws_is_as_exact_as_one_over_few()
    {
        // All terms alike: rounding one by one would err in the same direction each time.
        const int Samples = 1024;
        const int Features = 112;
        float[] decoded = new float[16 * Samples * Features];
        float[] x = new float[16 * Features];
        float[] densities = new float[Lanes.Count];
        float none = 0;
        var rows = new LikelihoodRows(ref decoded[0], ref none, ref none, Features, 16 * Samples, 16 * Samples * Lanes.Count);
        Featurewise<UnitGaussian>.Gradient<Lanes256>(rows, ref x[0], 16 * Lanes.Count, Samples, ref densities[0], scale: 1);

        double perRow = densities.Sum(density => (double)density) / (16 * Samples);
        Assert.Equal(-0.5 * Math.Log(2 * Math.PI) * Features, perRow, 1e-4);
    }

    public readonly struct Formula : IFeatureFormula
    {
        public static int Heads => 1;

        public static double LogDensity(double[] parameters, double x) => -0.5 * (Math.Log(2 * Math.PI) + Math.Pow(x - parameters[0], 2));

        public static double Mean(double parameter) => parameter;

        public static float Parameter(Random random, int head) => (random.NextSingle() * 6) - 3;

        public static float X(Random random) => (random.NextSingle() * 4) - 2;
    }
}
