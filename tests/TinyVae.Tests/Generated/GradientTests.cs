using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The bound and all gradients of generated models with the noise given, against the reference in double precision.</summary>
public sealed class GradientTests
{
    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void The_bound_and_all_gradients_equal_the_reference<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        foreach (int rows in declared.BatchSizes)
        {
            GradientAssert.EqualReference(declared, model, rows, klWeight: 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(4)]
    public void The_KL_weight_scales_the_divergence_in_the_gradients_and_not_in_the_bound(float klWeight)
    {
        GradientAssert.EqualReference(new ModelCase<Models.TwoHidden>(), new Models.TwoHidden(seed: 2), rows: 20, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.Gelu>(), new Models.Gelu(seed: 2), rows: 5, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.Tanh>(), new Models.Tanh(seed: 2), rows: 3, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.Correlated>(), new Models.Correlated(seed: 2), rows: 19, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.CorrelatedDraws>(), new Models.CorrelatedDraws(seed: 2), rows: 9, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.DrawnDivergences>(), new Models.DrawnDivergences(seed: 2), rows: 7, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.Weighted>(), new Models.Weighted(seed: 2), rows: 20, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.WeightedCorrelated>(), new Models.WeightedCorrelated(seed: 2), rows: 17, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.WeightedOneVariance>(), new Models.WeightedOneVariance(seed: 2), rows: 5, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.FreeUnits>(), new Models.FreeUnits(seed: 2), rows: 20, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.Planar>(), new Models.Planar(seed: 2), rows: 19, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.PlanarWeightedCorrelated>(), new Models.PlanarWeightedCorrelated(seed: 2), rows: 17, klWeight);
        GradientAssert.EqualReference(new ModelCase<Models.PlanarWithMixture>(), new Models.PlanarWithMixture(seed: 2), rows: 18, klWeight);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(-14)]
    public void Gradients_pass_through_the_bound_of_the_posterior_log_variance(float bias)
    {
        AssertWithBias(new ModelCase<Models.Silu>(), "posterior.log_variance.bias", bias);
        AssertWithBias(new ModelCase<Models.LeakyRelu>(), "posterior.log_variance.bias", bias);
        AssertWithBias(new ModelCase<Models.Gelu>(), "posterior.log_variance.bias", bias);
        AssertWithBias(new ModelCase<Models.CorrelatedOfTwenty>(), "posterior.log_variance.bias", bias);
        AssertWithBias(new ModelCase<Models.CorrelatedDraws>(), "posterior.log_variance.bias", bias);

        // Weights are exponentials of log-densities, here in the thousands, so they have fewer digits.
        AssertWithBias(new ModelCase<Models.WeightedHeavyTails>(), "posterior.log_variance.bias", bias, tolerance: 1e-4);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(-14)]
    public void Gradients_pass_through_the_bound_of_the_likelihood_log_variance(float bias)
    {
        AssertWithBias(new ModelCase<Models.OneVariance>(), "likelihood.log_variance", bias);
        AssertWithBias(new ModelCase<Models.WeightedOneVariance>(), "likelihood.log_variance", bias);
        AssertWithBias(new ModelCase<Models.HeavyTails>(), "likelihood.log_scale.bias", bias);
        AssertWithBias(new ModelCase<Models.Gelu>(), "likelihood.log_variance.bias", bias);
        AssertWithBias(new ModelCase<Models.DecoderAlone>(), "likelihood.log_variance.bias", bias);
    }

    [Fact]
    public void Free_bits_leave_the_divergence_of_some_units_out_of_the_gradients_and_not_of_others()
    {
        // The bias of a unit's mean is the divergence: the units that have less than the free bits must not be drawn towards zero.
        var declared = new ModelCase<Models.FreeUnits>();
        var model = new Models.FreeUnits(seed: 3);
        ParameterTensor bias = Models.FreeUnits.Tensors.Single(tensor => tensor.Name == "posterior.mean.bias");
        for (int unit = 0; unit < Models.FreeUnits.LatentSize; unit++)
            model.Parameters[bias.IndexOf(unit, 0)] = unit % 2 == 0 ? 0 : 2;
        GradientAssert.EqualReference(declared, model, rows: 20, klWeight: 3);

        double[][] rows = Draws.InRows(declared.Rows(20, seed: 20), Models.FreeUnits.InputSize);
        ReferenceVae reference = declared.ReferenceOf(model);
        double[][] divergences = [.. rows.Select(row => reference.Encode(row).Divergences())];
        bool[] isFree = [.. divergences[0].Select((_, unit) => divergences.Average(row => row[unit]) <= declared.Declaration.FreeBits)];
        Assert.Contains(true, isFree);
        Assert.Contains(false, isFree);
    }

    private static void AssertWithBias<TModel>(ModelCase<TModel> declared, string tensor, float bias, double tolerance = GradientAssert.Tolerance)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 4);
        NamedTensors.Fill(model, tensor, bias);
        GradientAssert.EqualReference(declared, model, TModel.BatchSize, klWeight: 0.5f, tolerance);
    }
}
