using TinyVae.Kernels;
using TinyVae.Tests.Numerics;
using Xunit;

namespace TinyVae.Tests.Kernels.Likelihoods;

public sealed class UnitGaussianTests : LikelihoodTests<Featurewise<UnitGaussian>, Independent<UnitGaussianTests.Formula>>
{
    [Fact]
    public void Draws_follow_the_distribution() =>
        Draws.AssertDistribution(Draws.Of<Featurewise<UnitGaussian>>(1.25f), x => DoubleMath.NormalCumulative(x - 1.25));

    public readonly struct Formula : IFeatureFormula
    {
        public static int Heads => 1;

        public static double LogDensity(double[] parameters, double x) => -0.5 * (Math.Log(2 * Math.PI) + Math.Pow(x - parameters[0], 2));

        public static double Mean(double parameter) => parameter;

        public static float Parameter(Random random, int head) => (random.NextSingle() * 6) - 3;

        public static float X(Random random) => (random.NextSingle() * 4) - 2;
    }
}
