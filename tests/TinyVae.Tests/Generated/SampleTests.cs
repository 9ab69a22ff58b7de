using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Draws from p(x|z), for z from the prior (Sample) and from the posterior of given rows (ReconstructSample).</summary>
public sealed class SampleTests
{
    private const ulong Seed = 4;
    private const int Many = 2000;

    [Theory]
    [MemberData(nameof(Family.OfOneKind), MemberType = typeof(Family))]
    public void Draws_are_values_that_the_likelihood_has_a_density_for<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Rows = 100;
        var model = Fitted.Model<TModel>(seed: 1);
        AssertFit(Sampled(declared, model, Rows));
        AssertFit(Resampled(model, declared.Rows(Rows)));

        void AssertFit(float[] draws)
        {
            switch (declared.Architecture.Likelihood)
            {
                case ReferenceBernoulli:
                    Assert.Equal([0f, 1f], draws.Distinct().Order());
                    break;
                case ReferenceCategorical categorical:
                    Assert.All(draws.Chunk(TModel.InputSize), row => AssertOneHot(row, categorical.Groups));
                    Assert.All(Enumerable.Range(0, TModel.InputSize), i => Assert.Contains(draws.Chunk(TModel.InputSize), row => row[i] == 1));
                    break;
                case ReferenceContinuousBernoulli:
                    Assert.All(draws, value => Assert.InRange(value, 0, 1));
                    AssertContinuous(draws);
                    break;
                default:
                    Assert.All(draws, value => Assert.True(float.IsFinite(value)));
                    AssertContinuous(draws);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfOneKind), MemberType = typeof(Family))]
    public void Draws_lie_around_the_means_of_the_same_z<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] x = declared.Rows(Many);
        AssertCentred(Generated(declared, model, Many), Sampled(declared, model, Many), TModel.InputSize);
        AssertCentred(DecodedDraws(declared, model, x), Resampled(model, x), TModel.InputSize);
    }

    [Fact]
    public void Draws_of_a_decoder_that_is_certain_are_the_means_of_the_same_z()
    {
        AssertCertain(new ModelCase<Gelu>(), model => WithoutSpread(model, "likelihood.log_variance"));
        AssertCertain(new ModelCase<CorrelatedOfTwenty>(), model => WithoutSpread(model, "likelihood.log_variance"));
        AssertCertain(new ModelCase<HeavyTails>(), model => WithoutSpread(model, "likelihood.log_scale"));
        AssertCertain(new ModelCase<OneVariance>(), model => NamedTensors.Fill(model, "likelihood.log_variance", -1e6f));
        AssertCertain(new ModelCase<TwoHidden>(), WithSharpLogits);
        AssertCertain(new ModelCase<Correlated>(), WithSharpLogits);
        AssertCertain(new ModelCase<LinearAutoencoder>(), WithSharpLogits);
        AssertCertain(new ModelCase<OneHotGroups>(), WithSharpLogits);
        AssertCertain(new ModelCase<OneHotPixels>(), WithSharpLogits);
        AssertCertain(new ModelCase<Conditional>(), WithSharpLogits);
        AssertCertain(new ModelCase<ConditionalDraws>(), model => WithoutSpread(model, "likelihood.log_variance"));
    }

    [Fact]
    public void What_a_draw_adds_to_its_mean_is_standard_normal_and_every_row_and_feature_has_its_own()
    {
        var model = new LeakyRelu(seed: 3);
        var declared = new ModelCase<LeakyRelu>();
        float[] draws = Sampled(declared, model, Many);
        double[][] noise = Draws.InRows([.. draws.Zip(Generated(declared, model, Many), (draw, mean) => draw - mean)], LeakyRelu.InputSize);
        double[] all = [.. noise.SelectMany(row => row)];
        double[][] z = Draws.Noise(RandomKey.From(Seed, RandomStream.Prior), Many, LeakyRelu.LatentSize);

        // Five standard errors of 66,000 draws, and of 4,000 for z.
        Assert.Equal(0, all.Average(), 0.02);
        Assert.Equal(1, all.Average(value => value * value), 0.03);
        Assert.Equal(3, all.Average(value => Math.Pow(value, 4)), 0.2);
        Assert.Equal(0, noise.Skip(1).Zip(noise, Covariance).Average(), 0.02);
        Assert.Equal(0, noise.Average(row => Covariance(row[1..], row[..^1])), 0.02);
        Assert.Equal(0, noise.Zip(z, Covariance).Average(), 0.08);

        static double Covariance(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Average();
    }

    [Fact]
    public void ReconstructSample_of_a_plain_autoencoder_draws_around_the_reconstruction()
    {
        const int Rows = 40;
        var model = new PlainAutoencoder(seed: 4);
        float[] x = new ModelCase<PlainAutoencoder>().Rows(Rows);
        float[] mean = new float[x.Length];
        float[] draws = new float[x.Length];
        model.Reconstruct(x, mean);
        model.ReconstructSample(x, draws, Seed);
        double[][] noise = Draws.Noise(RandomKey.From(Seed, RandomStream.Draw), Rows, PlainAutoencoder.InputSize);
        Close.All("draws", [.. mean.Zip(noise.SelectMany(row => row), (m, epsilon) => m + epsilon)], draws, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void A_row_has_the_same_bits_however_many_are_asked_for_and_another_seed_gives_others<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Rows = 400;
        var model = Fitted.Model<TModel>(seed: 5);
        float[] x = declared.Rows(Rows);
        AssertSame((rows, seed) => Sampled(declared, model, rows, seed));
        AssertSame((rows, seed) => Resampled(model, x[..(rows * TModel.RowSize)], seed));

        static void AssertSame(Func<int, ulong, float[]> draws)
        {
            float[] many = draws(Rows, Seed);
            foreach (int rows in new[] { 1, 2, 17, 333 })
                Close.SameBits(many.AsSpan(0, rows * TModel.InputSize), draws(rows, Seed));
            Assert.NotEqual(many, draws(Rows, Seed + 1));
            Assert.Contains(many.Chunk(TModel.InputSize), row => !row.SequenceEqual(many[..TModel.InputSize]));
        }
    }

    private static float[] Sampled<TModel>(ModelCase<TModel> declared, TModel model, int rows, ulong seed = Seed)
        where TModel : class, IVae<TModel>
    {
        float[] x = declared.Blanks(rows);
        model.Sample(x, seed);
        return declared.FeaturesOf(x);
    }

    private static float[] Resampled<TModel>(TModel model, float[] x, ulong seed = Seed)
        where TModel : class, IVae<TModel>
    {
        float[] draws = new float[x.Length / TModel.RowSize * TModel.InputSize];
        model.ReconstructSample(x, draws, seed);
        return draws;
    }

    private static float[] Generated<TModel>(ModelCase<TModel> declared, TModel model, int rows)
        where TModel : class, IVae<TModel>
    {
        float[] x = declared.Blanks(rows);
        model.Generate(x, Seed);
        return declared.FeaturesOf(x);
    }

    /// <summary>E[x|z] for the z that ReconstructSample draws from the posteriors of some rows.</summary>
    private static float[] DecodedDraws<TModel>(ModelCase<TModel> declared, TModel model, float[] x)
        where TModel : class, IVae<TModel>
    {
        ReferenceVae reference = declared.ReferenceOf(model);
        double[][] rows = Draws.InRows(x, TModel.RowSize);
        double[][] noise = Draws.Noise(RandomKey.From(Seed, RandomStream.Evaluation), rows.Length, TModel.LatentSize);
        double[] z = [.. rows.Zip(noise).SelectMany(pair => reference.Draw(pair.First, pair.Second))];
        float[] mean = new float[rows.Length * TModel.InputSize];
        model.Decode(declared.WithConditionsOf(x, Array.ConvertAll(z, value => (float)value)), mean);
        return mean;
    }

    private static void WithoutSpread<TModel>(TModel model, string head)
        where TModel : class, IVae<TModel>
    {
        NamedTensors.Fill(model, $"{head}.weight", 0);
        NamedTensors.Fill(model, $"{head}.bias", -1e6f);
    }

    private static void WithSharpLogits<TModel>(TModel model)
        where TModel : class, IVae<TModel>
    {
        foreach (int index in NamedTensors.Indices(TModel.Tensors.Single(tensor => tensor.Name == "likelihood.logits.weight")))
            model.Parameters[index] *= 1e4f;
    }

    private static void AssertCertain<TModel>(ModelCase<TModel> declared, Action<TModel> makeCertain)
        where TModel : class, IVae<TModel>
    {
        const int Rows = 100;
        var model = Fitted.Model<TModel>(seed: 6);
        makeCertain(model);
        float[] x = declared.Rows(Rows);
        AssertMeans(Generated(declared, model, Rows), Sampled(declared, model, Rows));
        AssertMeans(DecodedDraws(declared, model, x), Resampled(model, x));

        // Of a Gaussian seven standard deviations e⁻¹⁰; of logits all but those that another rounding of z may turn.
        static void AssertMeans(float[] means, float[] draws)
        {
            Assert.InRange(draws.Zip(means).Count(pair => Math.Abs(pair.First - pair.Second) > 3.2e-4), 0, draws.Length / 100);
            double[][] rows = Draws.InRows(means, TModel.InputSize);
            Assert.True(rows.Skip(1).Zip(rows, (a, b) => a.Zip(b, (p, q) => Math.Abs(p - q)).Max()).Average() > 0.01);
        }
    }

    private static void AssertCentred(float[] means, float[] draws, int features)
    {
        double[][] differences = Draws.InRows([.. draws.Zip(means, (draw, mean) => draw - mean)], features);
        for (int feature = 0; feature < features; feature++)
        {
            double mean = differences.Average(row => row[feature]);
            double deviation = Math.Sqrt(differences.Average(row => row[feature] * row[feature]));
            Assert.Equal(0, mean, 1e-6 + (5 * deviation / Math.Sqrt(differences.Length)));
        }
    }

    private static void AssertOneHot(float[] row, IReadOnlyList<int> groups)
    {
        int first = 0;
        foreach (int size in groups)
        {
            Assert.Equal([.. new float[size - 1], 1], row[first..(first + size)].Order());
            first += size;
        }
    }

    private static void AssertContinuous(float[] draws) => Assert.InRange(draws.Distinct().Count(), 0.99 * draws.Length, draws.Length);
}
