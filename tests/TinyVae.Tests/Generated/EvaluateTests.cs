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
        var model = TModel.Create(seed: 1);
        float[] row = declared.Rows(1);
        (Elbo expected, double deviation) = ExpectedBound(declared, model, row);
        Elbo actual = model.Evaluate(Draws.Repeat(row, Rows), seed: 2);

        Close.Number("The divergence", expected.KullbackLeibler, actual.KullbackLeibler, 1e-5);

        // Both are means of as many draws: five standard errors of their difference.
        double rounding = 1e-5 * (1 + Math.Abs(expected.Reconstruction));
        Assert.Equal(expected.Reconstruction, actual.Reconstruction, rounding + (5 * deviation * Math.Sqrt(2.0 / Rows)));
    }

    [Theory]
    [MemberData(nameof(Family.EvaluatedAsTrained), MemberType = typeof(Family))]
    public void Step_reports_the_bound_on_the_scale_of_Evaluate<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 3);
        float[] row = declared.Rows(1);
        (_, double deviation) = ExpectedBound(declared, model, row);
        Elbo evaluated = model.Evaluate(Draws.Repeat(row, Rows), seed: 4);
        Elbo step = TModel.CreateTrainer(model, seed: 5).Step(Draws.Repeat(row, TModel.BatchSize));

        Close.Number("The divergence", evaluated.KullbackLeibler, step.KullbackLeibler, 1e-5);
        double rounding = 1e-5 * (1 + Math.Abs(evaluated.Reconstruction));
        Assert.Equal(evaluated.Reconstruction, step.Reconstruction, rounding + (6 * deviation * Math.Sqrt(2.0 / TModel.BatchSize)));
    }

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void Evaluate_gives_one_seed_the_same_bound_and_another_seed_another<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 6);
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
    /// The bound of one row with one draw and the divergence in closed form, whatever training maximizes: averaged over draws, and the
    /// standard deviation of a single draw's reconstruction.
    /// </summary>
    private static (Elbo Mean, double Deviation) ExpectedBound<TModel>(ModelCase<TModel> declared, TModel model, float[] row)
        where TModel : class, IVae<TModel>
    {
        ReferenceVae reference = declared.ReferenceOf(model, new ReferenceAnalytic());
        double[][] x = Draws.InRows(row, TModel.InputSize);
        double[][] noise = Draws.InRows(declared.Latents(Rows), TModel.LatentSize);
        Elbo[] draws = [.. noise.Select(draw => reference.Bound(new ReferenceBatch(x, [draw]), klWeight: 1))];
        double mean = draws.Average(draw => draw.Reconstruction);
        double variance = draws.Average(draw => Math.Pow(draw.Reconstruction - mean, 2));
        return (new Elbo(mean, draws[0].KullbackLeibler), Math.Sqrt(variance));
    }
}
