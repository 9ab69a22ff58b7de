using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class ContinuousBernoulliTests : LikelihoodTests<Featurewise<ContinuousBernoulli>, Independent<ContinuousBernoulliTests.Formula>>
{
    /// <summary>
    /// Logit, log p(0), log p(¼), log p(1), mean, and the quantiles at 0.1 and 0.9: printed by PyTorch 1.13's
    /// <c>torch.distributions.ContinuousBernoulli(logits=l)</c> in float64, which itself expands about λ = ½ between 0.499 and 0.501.
    /// </summary>
    public static TheoryData<float, double, double, double, double, double, double> FromPyTorch => new()
    {
        { -20f, 2.9957322756151448, -2.0042677243848557, -17.004267724384853, 0.04999999793884637, 0.005268025771440462, 0.11512925372218312 },
        { -3f, 1.1496814696108113, 0.3996814696108114, -1.8503185303891887, 0.28093763684207734, 0.03328128797204973, 0.6441146851057837 },
        { -1f, 0.4586751453870818, 0.20867514538708187, -0.5413248546129181, 0.41802329313067366, 0.06529833599883367, 0.8414349212595709 },
        { -0.1f, 0.04958336805004482, 0.024583368050044796, -0.05041663194995516, 0.4916680552249524, 0.09561827108889967, 0.8953782807312808 },
        { -1e-3f, 0.0004999583333336055, 0.00024995833333363304, -0.0005000416666663954, 0.49991666666805556, 0.1, 0.9 },
        { -1e-8f, 4.999999969612645e-09, 2.4999999848063226e-09, -5.000000080634948e-09, 0.49999999916666665, 0.1, 0.9 },
        { 0f, 0.0, 0.0, 0.0, 0.5, 0.1, 0.9 },
        { 1e-8f, -5.000000080634948e-09, -2.4999999848063226e-09, 4.999999969612645e-09, 0.5000000008333333, 0.1, 0.9 },
        { 1e-3f, -0.0005000416666663954, -0.0002500416666664229, 0.0004999583333336055, 0.5000833333319444, 0.1, 0.9 },
        { 0.1f, -0.05041663194995516, -0.025416631949955137, 0.04958336805004482, 0.5083319447750476, 0.10462171926871923, 0.9043817289111004 },
        { 1f, -0.5413248546129181, -0.2913248546129181, 0.4586751453870818, 0.5819767068693265, 0.15856507874042913, 0.9347016640011663 },
        { 3f, -1.850318530389188, -1.100318530389188, 1.149681469610812, 0.7190623631579227, 0.35588531489421643, 0.9667187120279503 },
        { 20f, -17.00426772617942, -12.004267726179421, 2.9957322738205785, 0.9500000019714254, 0.8848707460712097, 0.9947319742191056 },
    };

    [Theory]
    [MemberData(nameof(FromPyTorch))]
    public void Densities_mean_and_quantiles_are_PyTorchs(float logit, double at0, double atQuarter, double at1, double mean, double tenth, double nineTenths)
    {
        AssertClose(at0, LogDensity(logit, 0f));
        AssertClose(atQuarter, LogDensity(logit, 0.25f));
        AssertClose(at1, LogDensity(logit, 1f));
        AssertClose(mean, First(ContinuousBernoulli.Mean(Lanes256.Broadcast(logit))));

        // PyTorch's quantiles near λ = ½ are those of λ = ½ itself.
        double tolerance = MathF.Abs(logit) is > 0 and < 0.01f ? MathF.Abs(logit) : 0;
        Assert.Equal(tenth, Quantile(logit, 0.1f), 3e-7 + tolerance);
        Assert.Equal(nineTenths, Quantile(logit, 0.9f), 3e-7 + tolerance);
    }

    [Fact]
    public void The_density_is_the_formula_close_to_its_change_of_method_and_far_out()
    {
        float[] logits = [-1e30f, -300f, -88.5f, -80f, -2.0000002f, -2f, -1.9999999f, 1.9999999f, 2f, 2.0000002f, 80f, 88.5f, 300f, 1e30f];
        foreach (float logit in logits)
        {
            AssertClose(Formula.LogDensity([logit], 0.75), LogDensity(logit, 0.75f));
            AssertClose(Formula.Mean(logit), First(ContinuousBernoulli.Mean(Lanes256.Broadcast(logit))));
        }
    }

    [Theory]
    [InlineData(-80f)]
    [InlineData(-3f)]
    [InlineData(-1e-3f)]
    [InlineData(0f)]
    [InlineData(1e-8f)]
    [InlineData(1f)]
    [InlineData(20f)]
    [InlineData(300f)]
    public void Draws_follow_the_distribution(float logit)
    {
        float[] draws = LikelihoodDraws.Of<Featurewise<ContinuousBernoulli>>(logit);
        Assert.All(draws, draw => Assert.InRange(draw, 0f, 1f));
        Assert.Equal(Formula.Mean(logit), draws.Average(), 3 * Math.Sqrt(1.0 / 12 / draws.Length));

        // F(x) = (e^lx − 1)/(e^l − 1).
        LikelihoodDraws.AssertDistribution(draws, x => logit switch
        {
            0 => x,
            < 0 => DoubleMath.Expm1(logit * x) / DoubleMath.Expm1(logit),
            _ => 1 - (DoubleMath.Expm1(-logit * (1 - x)) / DoubleMath.Expm1(-logit)),
        });
    }

    private static float LogDensity(float logit, float x)
    {
        var sum = LogDensitySum<Lanes256>.Empty;
        ContinuousBernoulli.LogDensity(Lanes256.Broadcast(logit), default, Lanes256.Broadcast(x), ref sum, out _, out _);
        return First(sum.Total);
    }

    private static float Quantile(float logit, float probability) =>
        First(ContinuousBernoulli.Draw(Lanes256.Broadcast(logit), default, Lanes256.Broadcast(probability)));

    private static float First(Lanes256 lanes)
    {
        float[] values = new float[Lanes.Count];
        Lanes256.Store(lanes, ref values[0], 0);
        return values[0];
    }

    private static void AssertClose(double expected, float actual) => Assert.Equal(expected, actual, 3e-7 * (1 + Math.Abs(expected)));

    public readonly struct Formula : IFeatureFormula
    {
        private static readonly float[] Extremes = [-80f, -20f, -2f, -1e-3f, -1e-8f, 0f, 1e-8f, 1e-3f, 2f, 20f, 80f];

        public static int Heads => 1;

        /// <summary>x·l − log((eˡ − 1)/l).</summary>
        public static double LogDensity(double[] parameters, double x)
        {
            double l = parameters[0];
            double logNormalizer = Math.Abs(l) < 0.01
                ? (l / 2) + (l * l / 24) - (l * l * l * l / 2880)
                : Math.Max(l, 0) + Math.Log(-DoubleMath.Expm1(-Math.Abs(l)) / Math.Abs(l));
            return (x * l) - logNormalizer;
        }

        public static double Mean(double parameter) =>
            Math.Abs(parameter) < 0.01
                ? 0.5 + (parameter / 12) - (parameter * parameter * parameter / 720)
                : (-1 / DoubleMath.Expm1(-parameter)) - (1 / parameter);

        public static float Parameter(Random random, int head) =>
            random.Next(5) == 0 ? Extremes[random.Next(Extremes.Length)] : (random.NextSingle() * 10) - 5;

        public static float X(Random random) => random.Next(3) switch { 0 => 0f, 1 => 1f, _ => random.NextSingle() };
    }
}
