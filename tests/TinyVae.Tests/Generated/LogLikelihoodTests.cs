using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>log p(x) by importance samples, against the reference with the same draws and against what is known exactly.</summary>
public sealed class LogLikelihoodTests
{
    private const int Rows = 5;

    /// <summary>Fewer than the rows of the scratch, as many, one more, and a portion left over.</summary>
    private static readonly int[] Samples = [1, 2, 16, 17, 100];

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void It_is_that_of_the_reference_with_the_same_draws<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        foreach (int samples in Samples)
            AssertEqualsReference(declared, model, samples);
    }

    [Fact]
    public void Every_one_of_many_draws_has_noise_of_its_own() =>
        AssertEqualsReference(new ModelCase<NoHiddenBernoulli>(), new NoHiddenBernoulli(seed: 1), samples: 600);

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void It_is_finite_and_right_where_the_decoder_is_beyond_all_measure<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        foreach (ParameterTensor tensor in TModel.Tensors.Where(tensor => tensor.IsBias && tensor.Name.StartsWith("likelihood.", StringComparison.Ordinal)))
        {
            int[] places = NamedTensors.Indices(tensor);
            for (int i = 0; i < places.Length; i++)
                model.Parameters[places[i]] = i % 2 == 0 ? 60 : -60;
        }

        AssertEqualsReference(declared, model, samples: 20);
    }

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void One_sample_is_the_density_less_what_the_posterior_has_more_than_the_prior<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        float[] x = declared.Rows(Rows);
        float[] result = new float[Rows];
        model.LogLikelihood(x, samples: 1, result, seed: 4);

        ReferenceVae reference = declared.ReferenceOf(model, new ReferenceMonteCarlo());
        double[] expected = [.. Draws.InRows(x, TModel.RowSize).Select(
            (row, i) => reference.Bound(new ReferenceBatch([row], NoiseOf<TModel>(4, i, samples: 1)), klWeight: 1).Value)];
        Close.All("result", expected, result, 1e-5);
    }

    [Fact]
    public void One_sample_from_the_true_posterior_gives_the_exact_density()
    {
        AssertExact<CorrelatedLinear>(Draws.Normal(new Random(5), CorrelatedLinear.InputSize * CorrelatedLinear.LatentSize));

        // With orthogonal columns the true posterior is diagonal.
        float[] weight = new float[FreeUnitsOfDraws.InputSize * FreeUnitsOfDraws.LatentSize];
        for (int i = 0; i < FreeUnitsOfDraws.InputSize; i++)
            weight[(i * FreeUnitsOfDraws.LatentSize) + i] = 0.3f * (i - 4);
        AssertExact<FreeUnitsOfDraws>(weight);
    }

    [Fact]
    public void Very_many_samples_from_another_posterior_approach_the_exact_density()
    {
        var model = new FreeUnitsOfDraws(seed: 1);
        foreach (string head in new[] { "posterior.mean", "posterior.log_variance" })
        {
            NamedTensors.Fill(model, $"{head}.weight", 0); // q(z|x) is the prior
            NamedTensors.Fill(model, $"{head}.bias", 0);
        }

        float[] x = new ModelCase<FreeUnitsOfDraws>().Rows(Rows);
        float[] result = new float[Rows];
        model.LogLikelihood(x, samples: 100_003, result);
        double[] expected = [.. Draws.InRows(x, FreeUnitsOfDraws.InputSize).Select(LinearGaussianOf(model).LogDensity)];
        Assert.All(expected.Zip(result), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void Very_many_samples_through_a_flow_approach_the_exact_density()
    {
        var model = new PlanarLinear(seed: 1);
        Dictionary<string, double[]> tensors = NamedTensors.Read<PlanarLinear>(model.Parameters);
        for (int step = 0; step < 3; step++)
        {
            // Far from the identity; stretching, since where a step squeezes, few draws have all the weight.
            tensors[$"flow.{step}.u"] = [.. tensors[$"flow.{step}.w"].Select(w => 1.5 * w)];
            tensors[$"flow.{step}.b"] = [0.5];
        }

        NamedTensors.Write<PlanarLinear>(tensors, model.Parameters);
        float[] x = new ModelCase<PlanarLinear>().Rows(Rows);
        float[] result = new float[Rows];
        model.LogLikelihood(x, samples: 100_003, result);
        double[] expected = [.. Draws.InRows(x, PlanarLinear.InputSize).Select(LinearGaussianOf(model).LogDensity)];
        Assert.All(expected.Zip(result), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void More_samples_give_more_in_expectation_beginning_with_the_bound()
    {
        const int Many = 400;
        var model = new Weighted(seed: 1);
        NamedTensors.Fill(model, "posterior.mean.bias", 1); // far from the true posterior
        float[] x = Draws.Repeat(new ModelCase<Weighted>().Rows(1), Many);
        float[] one = Estimates(1);
        double[] means = [one.Average(), Estimates(4).Average(), Estimates(16).Average(), Estimates(64).Average()];
        Assert.Equal(means.Order(), means);
        Assert.True(means[^1] > means[0] + 1, string.Join(", ", means));

        double deviation = Math.Sqrt(one.Average(value => Math.Pow(value - means[0], 2)));
        Assert.Equal(model.Evaluate(x, seed: 2).Value, means[0], 5 * deviation * Math.Sqrt(2.0 / Many));

        float[] Estimates(int samples)
        {
            float[] result = new float[Many];
            model.LogLikelihood(x, samples, result, seed: 3);
            return result;
        }
    }

    [Fact]
    public void A_row_has_the_same_bits_whatever_rows_come_after_it_and_another_seed_gives_others()
    {
        var model = new SeveralDraws(seed: 1);
        float[] x = new ModelCase<SeveralDraws>().Rows(40);
        float[] all = new float[40];
        float[] few = new float[7];
        float[] ofZero = new float[7];
        float[] byDefault = new float[7];
        model.LogLikelihood(x, samples: 20, all, seed: 3);
        model.LogLikelihood(x.AsSpan(0, 7 * SeveralDraws.InputSize), samples: 20, few, seed: 3);
        model.LogLikelihood(x.AsSpan(0, 7 * SeveralDraws.InputSize), samples: 20, ofZero, seed: 0);
        model.LogLikelihood(x.AsSpan(0, 7 * SeveralDraws.InputSize), samples: 20, byDefault);
        Close.SameBits(all.AsSpan(0, 7), few);
        Close.SameBits(ofZero, byDefault);
        Assert.NotEqual(few, byDefault);
    }

    [Fact]
    public void A_plain_autoencoder_has_none_and_says_what_to_ask_it_for()
    {
        var model = new PlainAutoencoder(seed: 1);
        float[] x = new ModelCase<PlainAutoencoder>().Rows(1);
        var refusal = Refusal.OfModel<PlainAutoencoder, NotSupportedException>(model, 1, result => model.LogLikelihood(x, samples: 1, result));
        Assert.Contains(nameof(model.ReconstructionProbability), refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertEqualsReference<TModel>(ModelCase<TModel> declared, TModel model, int samples)
        where TModel : class, IVae<TModel>
    {
        float[] x = declared.Rows(Rows);
        float[] result = new float[Rows];
        model.LogLikelihood(x, samples, result, seed: 7);

        ReferenceVae reference = declared.ReferenceOf(model, new ReferenceImportanceWeighted(), samples);
        double[] expected = [.. Draws.InRows(x, TModel.RowSize).Select(
            (row, i) => reference.Bound(new ReferenceBatch([row], NoiseOf<TModel>(7, i, samples)), klWeight: 1).Value)];
        Assert.All(result, value => Assert.True(float.IsFinite(value)));
        Close.All($"result of {samples} samples", expected, result, 1e-5);
    }

    private static double[][] NoiseOf<TModel>(ulong seed, int row, int samples)
        where TModel : class, IVae<TModel> =>
        Draws.Noise(RandomKey.From(seed, RandomStream.ImportanceSampling).At((ulong)row), samples, TModel.LatentSize);

    private static void AssertExact<TModel>(float[] weight)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 6);
        Dictionary<string, double[]> tensors = NamedTensors.Read<TModel>(model.Parameters);
        tensors["likelihood.mean.weight"] = Array.ConvertAll(weight, value => (double)value);
        NamedTensors.Write<TModel>(tensors, model.Parameters);
        LinearGaussian truth = LinearGaussianOf(model);
        foreach ((string name, double[] values) in truth.Posterior())
            tensors[name] = values;
        NamedTensors.Write<TModel>(tensors, model.Parameters);

        float[] x = Draws.Normal(new Random(7), Rows * TModel.InputSize);
        double[] expected = [.. Draws.InRows(x, TModel.RowSize).Select(truth.LogDensity)];
        foreach (int samples in Samples)
        {
            float[] result = new float[Rows];
            model.LogLikelihood(x, samples, result, seed: 8);
            Close.All($"result of {samples} samples", expected, result, 1e-5);
        }
    }

    private static LinearGaussian LinearGaussianOf<TModel>(TModel model)
        where TModel : class, IVae<TModel>
    {
        Dictionary<string, double[]> tensors = NamedTensors.Read<TModel>(model.Parameters);
        return new([.. tensors["likelihood.mean.weight"].Chunk(TModel.LatentSize)], tensors["likelihood.mean.bias"]);
    }
}
