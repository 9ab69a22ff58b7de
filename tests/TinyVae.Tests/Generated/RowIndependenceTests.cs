using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What a model says of a row does not depend on the rows asked for with it.</summary>
public sealed class RowIndependenceTests
{
    private const int Many = 1000;

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Encode_gives_a_row_alone_the_bits_it_has_among_a_thousand<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Many);
        float[] mean = new float[Many * TModel.LatentSize];
        float[] logVariance = new float[Many * TModel.LatentSize];
        model.Encode(x, mean, logVariance);
        float[] meanAlone = new float[Many * TModel.LatentSize];
        float[] logVarianceAlone = new float[Many * TModel.LatentSize];
        for (int row = 0; row < Many; row++)
        {
            model.Encode(Row(x, row), Row(meanAlone, row), Row(logVarianceAlone, row));
        }

        Close.SameBits(mean, meanAlone);
        Close.SameBits(logVariance, logVarianceAlone);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Decode_gives_a_row_alone_the_bits_it_has_among_a_thousand<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] z = declared.Codes(Many);
        float[] mean = new float[Many * TModel.InputSize];
        model.Decode(z, mean);
        float[] alone = new float[Many * TModel.InputSize];
        for (int row = 0; row < Many; row++)
        {
            model.Decode(Row(z, row), Row(alone, row));
        }

        Close.SameBits(mean, alone);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Reconstruct_gives_a_row_alone_the_bits_it_has_among_a_thousand<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        float[] x = declared.Rows(Many);
        float[] mean = new float[Many * TModel.InputSize];
        model.Reconstruct(x, mean);
        float[] alone = new float[mean.Length];
        for (int row = 0; row < Many; row++)
        {
            model.Reconstruct(Row(x, row), Row(alone, row));
        }

        Close.SameBits(mean, alone);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Generate_gives_a_row_the_same_bits_however_many_are_asked_for<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 4);
        float[] many = declared.Blanks(Many);
        model.Generate(many, seed: 5);
        foreach (int rows in new[] { 1, 2, 17, 333 })
        {
            float[] few = declared.Blanks(rows);
            model.Generate(few, seed: 5);
            Close.SameBits(many.AsSpan(0, few.Length), few);
        }

        float[] others = declared.Blanks(Many);
        model.Generate(others, seed: 6);
        Assert.NotEqual(many, others);
        Assert.NotEqual(Row(many, 0).ToArray(), Row(many, 1).ToArray());
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Evaluate_gives_a_row_the_same_bound_whatever_rows_come_before<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 6);
        float[] x = declared.Rows(Many, seed: 1);
        float[] y = declared.Rows(Many, seed: 2);
        Row(x, Many - 1).CopyTo(Row(y, Many - 1));
        Close.Number("The bound of the last row", OfLastRow(x), OfLastRow(y), 1e-4);

        double OfLastRow(float[] rows) =>
            (Many * model.Evaluate(rows, seed: 7).Value)
            - ((Many - 1) * model.Evaluate(rows.AsSpan(0, (Many - 1) * TModel.RowSize), seed: 7).Value);
    }

    private static Span<float> Row(float[] rows, int row)
    {
        int width = rows.Length / Many;
        return rows.AsSpan(row * width, width);
    }
}
