using TinyVae.Kernels;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class BernoulliLogitsTests : LikelihoodTests<Featurewise<BernoulliLogits>, Independent<BernoulliLogitsTests.Formula>>
{
    [Theory]
    [InlineData(-3f)]
    [InlineData(0f)]
    [InlineData(0.7f)]
    [InlineData(80f)]
    public void Draws_are_1_as_often_as_the_probability_says(float logit)
    {
        float[] draws = LikelihoodDraws.Of<Featurewise<BernoulliLogits>>(logit);
        double probability = DoubleMath.Sigmoid(logit);
        Assert.All(draws, draw => Assert.True(draw is 0f or 1f));
        Assert.Equal(probability, draws.Average(), 3 * Math.Sqrt(probability * (1 - probability) / draws.Length));
    }

    public readonly struct Formula : IFeatureFormula
    {
        private static readonly float[] Extremes = [-80f, -20f, 0f, 20f, 80f];

        public static int Heads => 1;

        public static double LogDensity(double[] parameters, double x) => (x * parameters[0]) - DoubleMath.Softplus(parameters[0]);

        public static double Mean(double parameter) => DoubleMath.Sigmoid(parameter);

        public static float Parameter(Random random, int head) =>
            random.Next(10) == 0 ? Extremes[random.Next(Extremes.Length)] : (random.NextSingle() * 8) - 4;

        public static float X(Random random) => random.Next(3) switch { 0 => 0f, 1 => 1f, _ => random.NextSingle() };
    }
}
