using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What generated models compute without a gradient, against the reference in double precision.</summary>
public sealed class ValueTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Encode_gives_the_mean_and_log_variance_of_the_reference<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 5);
        ReferenceVae reference = declared.ReferenceOf(model);
        foreach (int rows in declared.BatchSizes)
        {
            float[] x = declared.Rows(rows);
            float[] mean = new float[rows * TModel.LatentSize];
            float[] logVariance = new float[rows * TModel.LatentSize];
            float[] meanAlone = new float[mean.Length];
            model.Encode(x, mean, logVariance);
            model.Encode(x, meanAlone);
            Close.SameBits(mean, meanAlone);

            double[][] inputs = Draws.InRows(x, TModel.RowSize);
            Close.All("mean", [.. inputs.SelectMany(reference.Mean)], mean, Tolerance);
            if (declared.Architecture.HasNoise)
                Close.All("logVariance", [.. inputs.SelectMany(row => reference.Encode(row).LogVariance)], logVariance, Tolerance);
            else
                Assert.All(logVariance, value => Assert.Equal(float.NegativeInfinity, value));
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Decode_gives_the_mean_of_the_reference<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 6);
        ReferenceVae reference = declared.ReferenceOf(model);
        foreach (int rows in declared.BatchSizes)
        {
            float[] z = declared.Codes(rows);
            float[] mean = new float[rows * TModel.InputSize];
            model.Decode(z, mean);
            Close.All("mean", [.. Draws.InRows(z, TModel.CodeSize).SelectMany(reference.Decode)], mean, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Reconstruct_decodes_the_mean_of_the_posterior<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 7);
        ReferenceVae reference = declared.ReferenceOf(model);
        foreach (int rows in declared.BatchSizes)
        {
            float[] x = declared.Rows(rows);
            float[] mean = new float[rows * TModel.InputSize];
            model.Reconstruct(x, mean);
            Close.All("mean", [.. Draws.InRows(x, TModel.RowSize).SelectMany(reference.Reconstruct)], mean, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Diagonal), MemberType = typeof(Family))]
    public void Encode_bounds_the_log_variance_beyond_ten<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float bias in new[] { 9.5f, -9.5f, 14, -14, 1e6f, -1e6f })
        {
            var model = Fitted.Model<TModel>(seed: 8);
            NamedTensors.Fill(model, "posterior.log_variance.bias", bias);
            ReferenceVae reference = declared.ReferenceOf(model);
            float[] x = declared.Rows(1);
            float[] mean = new float[TModel.LatentSize];
            float[] logVariance = new float[TModel.LatentSize];
            model.Encode(x, mean, logVariance);

            Close.All("logVariance", reference.Encode(Draws.InRows(x, TModel.RowSize)[0]).LogVariance, logVariance, Tolerance);
            Assert.All(logVariance, value => Assert.InRange(value, -20f, 20f));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-13)]
    public void Decode_of_a_model_with_spread_also_gives_the_log_variance(float bias)
    {
        AssertLogVariance(new ModelCase<Gelu>(), "likelihood.log_variance.bias", bias, (model, z, mean, logVariance) => model.Decode(z, mean, logVariance));
        AssertLogVariance(new ModelCase<HeavyTails>(), "likelihood.log_scale.bias", bias, (model, z, mean, logVariance) => model.Decode(z, mean, logVariance));
    }

    [Fact]
    public void Likelihoods_include_their_normalizing_constants()
    {
        // All parameters zero: Bernoulli(½), N(0, 1), uniform in [0, 1], Laplace(0, 1) or as likely in every category; and the
        // posterior is the prior.
        AssertBound<Relu>(x => x.Length * -Math.Log(2));
        AssertBound<LeakyRelu>(LogStandardNormal);
        AssertBound<Gelu>(LogStandardNormal);
        AssertBound<OneVariance>(LogStandardNormal);
        AssertBound<GreyPixels>(_ => 0);
        AssertBound<HeavyTails>(x => x.Sum(value => -Math.Log(2) - Math.Abs(value)));
        AssertBound<OneHotGroups>(_ => -Math.Log(2 * 17 * 5));
        AssertBound<Correlated>(x => x.Length * -Math.Log(2));
        AssertBound<Weighted>(x => x.Length * -Math.Log(2));

        static double LogStandardNormal(float[] x) => x.Sum(value => -0.5 * (Math.Log(2 * Math.PI) + ((double)value * value)));
    }

    private static void AssertLogVariance<TModel>(
        ModelCase<TModel> declared, string tensor, float bias, Action<TModel, float[], float[], float[]> decode)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 9);
        NamedTensors.Fill(model, tensor, bias);
        ReferenceVae reference = declared.ReferenceOf(model);
        float[] z = declared.Codes(30);
        float[] mean = new float[30 * TModel.InputSize];
        float[] logVariance = new float[30 * TModel.InputSize];
        float[] meanAlone = new float[30 * TModel.InputSize];
        decode(model, z, mean, logVariance);
        model.Decode(z, meanAlone);

        double[][] rows = Draws.InRows(z, TModel.CodeSize);
        Close.All("mean", [.. rows.SelectMany(reference.Decode)], mean, Tolerance);
        Close.All("logVariance", [.. rows.SelectMany(reference.DecodeLogVariance)], logVariance, Tolerance);
        Close.SameBits(mean, meanAlone);
    }

    private static void AssertBound<TModel>(Func<float[], double> reconstruction)
        where TModel : class, IVae<TModel>
    {
        float[] x = new ModelCase<TModel>().Rows(1);
        var model = Fitted.Model<TModel>(seed: 1);
        model.Parameters.Clear();
        Close.Elbo(new Elbo(reconstruction(x), 0), model.Evaluate(x, seed: 3), Tolerance);
        Close.Elbo(
            new Elbo(reconstruction(x), 0),
            TModel.CreateTrainer(model, seed: 4).Gradients(x, new float[model.Parameters.Length]),
            Tolerance);
    }
}
