using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The bound that Evaluate estimates, against the reference with draws of its own.</summary>
public sealed class EvaluateTests
{
    private const int Rows = 1000;

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Evaluate_of_one_row_a_thousand_times_gives_its_expected_bound<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] row = declared.Rows(1);
        (Elbo expected, Elbo deviation) = ExpectedBound(declared, model, row);
        Elbo actual = model.Evaluate(Draws.Repeat(row, Rows), seed: 2);

        // Both are means of as many draws.
        AssertClose(expected, actual, deviation, standardErrors: 5 * Math.Sqrt(2.0 / Rows));
    }

    [Theory]
    [MemberData(nameof(Family.EvaluatedAsTrained), MemberType = typeof(Family))]
    public void Step_reports_the_bound_on_the_scale_of_Evaluate<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        float[] row = declared.Rows(1);
        (_, Elbo deviation) = ExpectedBound(declared, model, row);
        Elbo evaluated = model.Evaluate(Draws.Repeat(row, Rows), seed: 4);
        Elbo step = TModel.CreateTrainer(model, seed: 5).Step(Draws.Repeat(row, TModel.BatchSize));

        AssertClose(evaluated, step, deviation, standardErrors: 6 * Math.Sqrt(2.0 / TModel.BatchSize));
    }

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void Evaluate_gives_one_seed_the_same_bound_and_another_seed_another<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 6);
        float[] x = declared.Rows(50);
        Assert.Equal(model.Evaluate(x, seed: 1), model.Evaluate(x, seed: 1));
        Assert.NotEqual(model.Evaluate(x, seed: 1), model.Evaluate(x, seed: 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Evaluate_of_an_autoencoder_is_the_density_at_the_encoders_mean_whatever_the_seed(int rows)
    {
        var declared = new ModelCase<PlainAutoencoder>();
        var model = new PlainAutoencoder(seed: 6);
        float[] x = declared.Rows(rows);
        Elbo expected = declared.ReferenceOf(model).Bound(declared.InDouble(x, []), klWeight: 1);
        Close.Elbo(expected, model.Evaluate(x, seed: 1), 1e-5);
        Assert.Equal(model.Evaluate(x, seed: 1), model.Evaluate(x, seed: 2));
    }

    /// <summary>
    /// The bound of one row with one draw and the divergence in closed form as far as it has one, whatever training maximizes: averaged
    /// over draws, and the standard deviations of a single draw's terms. That of the divergence is 0 where the prior is N(0, I).
    /// </summary>
    private static (Elbo Mean, Elbo Deviation) ExpectedBound<TModel>(ModelCase<TModel> declared, TModel model, float[] row)
        where TModel : class, IVae<TModel>
    {
        ReferenceVae reference = declared.ReferenceOf(model, new ReferenceAnalytic());
        double[][] x = Draws.InRows(row, TModel.RowSize);
        double[][] noise = Draws.InRows(declared.Latents(Rows), TModel.LatentSize);
        Elbo[] draws = [.. noise.Select(draw => reference.Bound(new ReferenceBatch(x, [draw]), klWeight: 1))];
        (double reconstruction, double ofReconstruction) = Moments(draws.Select(draw => draw.Reconstruction));
        (double divergence, double ofDivergence) = Moments(draws.Select(draw => draw.KullbackLeibler));
        return (new Elbo(reconstruction, divergence), new Elbo(ofReconstruction, ofDivergence));
    }

    private static (double Mean, double Deviation) Moments(IEnumerable<double> values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2))));
    }

    private static void AssertClose(Elbo expected, Elbo actual, Elbo deviation, double standardErrors)
    {
        Assert.Equal(expected.Reconstruction, actual.Reconstruction, Rounding(expected.Reconstruction) + (standardErrors * deviation.Reconstruction));
        Assert.Equal(expected.KullbackLeibler, actual.KullbackLeibler, Rounding(expected.KullbackLeibler) + (standardErrors * deviation.KullbackLeibler));
    }

    private static double Rounding(double value) => 1e-5 * (1 + Math.Abs(value));
}
