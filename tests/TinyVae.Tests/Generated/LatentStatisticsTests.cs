using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What the units of z do over many rows.</summary>
public sealed class LatentStatisticsTests
{
    [Theory]
    [MemberData(nameof(Family.WithoutFlow), MemberType = typeof(Family))]
    public void They_are_those_of_what_Encode_gives<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        foreach (int rows in new[] { 1, 8, 9, 37 })
        {
            float[] x = declared.Rows(rows);
            float[] mean = new float[rows * TModel.LatentSize];
            float[] logVariance = new float[mean.Length];
            var units = new LatentUnit[TModel.LatentSize];
            model.Encode(x, mean, logVariance);
            model.LatentStatistics(x, units);
            for (int unit = 0; unit < units.Length; unit++)
                AssertClose(Expected(Column(mean, unit), Column(logVariance, unit)), units[unit]);
        }

        static double[] Column(float[] values, int unit) => [.. Draws.InRows(values, TModel.LatentSize).Select(row => row[unit])];
    }

    [Fact]
    public void They_are_of_what_is_drawn_before_a_flow()
    {
        var model = new Planar(seed: 1);
        float[] x = new ModelCase<Planar>().Rows(20);
        var before = new LatentUnit[Planar.LatentSize];
        var after = new LatentUnit[Planar.LatentSize];
        model.LatentStatistics(x, after);
        foreach (ParameterTensor tensor in Planar.Tensors.Where(tensor => tensor.Name.StartsWith("flow.", StringComparison.Ordinal)))
            NamedTensors.Fill(model, tensor.Name, 0); // the identity
        model.LatentStatistics(x, before);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Of_a_full_covariance_they_take_the_marginal_of_each_unit()
    {
        // No weights and no bias but below the diagonal: L has 1 on it and ¾ below, so Var zᵢ = 1 + i·9/16.
        var model = new Correlated(seed: 1);
        foreach (ParameterTensor tensor in Correlated.Tensors.Where(tensor => tensor.Name.StartsWith("posterior.", StringComparison.Ordinal)))
            NamedTensors.Fill(model, tensor.Name, tensor.Name == "posterior.lower.bias" ? 0.75f : 0);
        var units = new LatentUnit[Correlated.LatentSize];
        model.LatentStatistics(new ModelCase<Correlated>().Rows(10), units);
        for (int unit = 0; unit < units.Length; unit++)
        {
            double variance = 1 + (unit * 0.5625);
            AssertClose(new LatentUnit(0.5 * (variance - 1 - Math.Log(variance)), 0, variance, 0), units[unit]);
        }
    }

    [Fact]
    public void Of_independent_units_the_divergences_add_up_to_that_of_the_bound()
    {
        var model = new OneHidden(seed: 2);
        float[] x = new ModelCase<OneHidden>().Rows(100);
        var units = new LatentUnit[OneHidden.LatentSize];
        model.LatentStatistics(x, units);
        Close.Number("The divergence", model.Evaluate(x, seed: 3).KullbackLeibler, units.Sum(unit => unit.KullbackLeibler), 1e-6);
    }

    [Fact]
    public void A_unit_that_nothing_leads_to_is_inactive_and_the_others_are_not()
    {
        const int Silent = 17;
        var model = new OneHidden(seed: 4);
        ParameterTensor weight = OneHidden.Tensors.Single(tensor => tensor.Name == "posterior.mean.weight");
        for (int unit = 0; unit < weight.Outputs; unit++)
        {
            for (int input = 0; input < weight.Inputs; input++)
                model.Parameters[weight.IndexOf(unit, input)] *= unit == Silent ? 0 : 10;
        }

        var units = new LatentUnit[OneHidden.LatentSize];
        model.LatentStatistics(new ModelCase<OneHidden>().Rows(100), units);
        Assert.Equal(0, units[Silent].VarianceOfMean);
        Assert.Equal([Silent], Enumerable.Range(0, units.Length).Where(unit => !units[unit].IsActive));
        Assert.Equal(units.Length - 1, LatentUnit.CountActive(units));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var model = new WorthSharing(seed: 5);
        float[] x = new ModelCase<WorthSharing>().Rows(333);
        var alone = new LatentUnit[WorthSharing.LatentSize];
        var shared = new LatentUnit[WorthSharing.LatentSize];
        model.LatentStatistics(x, alone);
        model.Threads = 3;
        model.LatentStatistics(x, shared);
        Assert.Equal(alone, shared);
    }

    private static LatentUnit Expected(double[] means, double[] logVariances)
    {
        double mean = means.Average();
        double varianceOfMean = means.Average(value => Math.Pow(value - mean, 2));
        double divergence = means.Zip(logVariances, (m, l) => 0.5 * ((m * m) + Math.Exp(l) - 1 - l)).Average();
        return new LatentUnit(divergence, mean, varianceOfMean + logVariances.Average(Math.Exp), varianceOfMean);
    }

    private static void AssertClose(LatentUnit expected, LatentUnit actual)
    {
        if (double.IsFinite(expected.KullbackLeibler))
            Close.Number("The divergence", expected.KullbackLeibler, actual.KullbackLeibler, 1e-6);
        else
            Assert.Equal(expected.KullbackLeibler, actual.KullbackLeibler);
        Close.Number("The mean", expected.Mean, actual.Mean, 1e-9);
        Close.Number("The variance", expected.Variance, actual.Variance, 1e-6);
        Close.Number("The variance of the mean", expected.VarianceOfMean, actual.VarianceOfMean, 1e-9);
    }
}
