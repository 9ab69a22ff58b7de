using TinyVae.Numerics;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The bound that Evaluate gives each row.</summary>
public sealed class RowEvaluationTests
{
    private const int Rows = 37;

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Each_row_has_the_bound_of_the_reference_with_the_same_noise<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Rows);
        float[] bounds = new float[Rows];
        model.Evaluate(x, seed: 2, bounds);

        ReferenceVae reference = declared.ReferenceOf(model, new ReferenceAnalytic());
        double[][] noise = Draws.Noise(RandomKey.From(2, RandomStream.Evaluation), Rows, TModel.LatentSize);
        double[] expected = [.. Draws.InRows(x, TModel.RowSize).Select(
            (row, i) => reference.Bound(new ReferenceBatch([row], [noise[i]]), klWeight: 1).Value)];
        Close.All("bounds", expected, bounds, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Their_mean_is_the_bound_of_all_rows<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        foreach (int rows in new[] { 1, 16, 17, 1500 })
        {
            float[] x = declared.Rows(rows);
            float[] bounds = new float[rows];
            model.Evaluate(x, seed: 3, bounds);
            Close.Number("The mean", model.Evaluate(x, seed: 3).Value, bounds.Average(bound => (double)bound), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void A_row_has_the_same_bits_whatever_rows_come_with_it<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        float[] x = declared.Rows(Rows, seed: 1);
        float[] bounds = new float[Rows];
        model.Evaluate(x, seed: 4, bounds);
        foreach (int rows in new[] { 1, 2, 17 })
        {
            float[] others = declared.Rows(rows, seed: 2);
            int last = rows - 1;
            x.AsSpan(last * TModel.RowSize, TModel.RowSize).CopyTo(others.AsSpan(last * TModel.RowSize));
            float[] few = new float[rows];
            model.Evaluate(others, seed: 4, few);
            Close.SameBits(bounds.AsSpan(last, 1), few.AsSpan(last));
        }
    }

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void Rows_that_are_alike_have_draws_of_their_own_and_another_seed_gives_others<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 4);
        float[] x = Draws.Repeat(declared.Rows(1), Rows);
        float[] bounds = new float[Rows];
        float[] others = new float[Rows];
        model.Evaluate(x, seed: 5, bounds);
        model.Evaluate(x, seed: 6, others);
        Assert.InRange(bounds.Distinct().Count(), Rows / 2, Rows);
        Assert.NotEqual(bounds, others);
    }
}
