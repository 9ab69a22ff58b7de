using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>One unit of a row's code going through an interval.</summary>
public sealed class TraverseTests
{
    /// <summary>More rows than the scratch has, and a portion left over.</summary>
    private const int Points = 41;

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Its_points_are_decoded_from_codes_that_differ_in_the_unit_alone<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const float From = -3;
        const float To = 2.5f;
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(1);
        float[] code = new float[TModel.LatentSize];
        model.Encode(x, code);
        foreach (int unit in new[] { 0, TModel.LatentSize / 2, TModel.LatentSize - 1 })
        {
            float[] z = Draws.Repeat(declared.WithConditionsOf(x, code), Points);
            for (int point = 0; point < Points; point++)
                z[(point * TModel.CodeSize) + unit] = From + ((To - From) * point / (Points - 1));
            float[] expected = new float[Points * TModel.InputSize];
            float[] actual = new float[expected.Length];
            model.Decode(z, expected);
            model.Traverse(x, unit, From, To, actual);
            Close.All($"unit {unit}", Array.ConvertAll(expected, value => (double)value), actual, 2e-6);
            Assert.NotEqual(actual[..TModel.InputSize], actual[^TModel.InputSize..]);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Where_the_unit_has_its_own_value_it_is_the_rows_reconstruction<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] x = declared.Rows(1);
        float[] code = new float[TModel.LatentSize];
        float[] reconstruction = new float[TModel.InputSize];
        float[] path = new float[Points * TModel.InputSize];
        model.Encode(x, code);
        model.Reconstruct(x, reconstruction);
        int unit = TModel.LatentSize - 1;

        model.Traverse(x, unit, code[unit], code[unit] + 4, path);
        Close.SameBits(reconstruction, path.AsSpan(0, TModel.InputSize));
        model.Traverse(x, unit, code[unit] - 4, code[unit], path);
        Close.SameBits(reconstruction, path.AsSpan((Points - 1) * TModel.InputSize));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(OneHidden.LatentSize)]
    [InlineData(int.MaxValue)]
    public void A_unit_that_there_is_not_is_refused_by_name(int unit)
    {
        var model = new OneHidden(seed: 3);
        float[] x = new ModelCase<OneHidden>().Rows(1);
        var refusal = Refusal.OfModel<OneHidden, ArgumentOutOfRangeException>(
            model, 2 * OneHidden.InputSize, result => model.Traverse(x, unit, -1, 1, result));
        Assert.Equal("unit", refusal.ParamName);
        Assert.Equal(unit, refusal.ActualValue);
    }

    [Theory]
    [InlineData(float.NaN, 1f, "from")]
    [InlineData(-1f, float.PositiveInfinity, "to")]
    public void An_end_that_is_not_finite_is_refused_by_name(float from, float to, string argument)
    {
        var model = new OneHidden(seed: 3);
        float[] x = new ModelCase<OneHidden>().Rows(1);
        var refusal = Refusal.OfModel<OneHidden, ArgumentOutOfRangeException>(
            model, 2 * OneHidden.InputSize, result => model.Traverse(x, 0, from, to, result));
        Assert.Equal(argument, refusal.ParamName);
    }
}
