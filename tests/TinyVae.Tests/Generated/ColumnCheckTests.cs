using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Cells that their columns cannot have: refused by every call, with row and column and before anything changes.</summary>
public sealed class ColumnCheckTests
{
    private const int Rows = 40;
    private const int Row = 31;

    /// <summary>A column of <see cref="MixedColumns"/>, and what cannot stand there.</summary>
    public static TheoryData<int, float> Misfits => new()
    {
        { 0, float.NaN }, { 0, float.PositiveInfinity }, { 3, 0 }, { 3, -1 }, { 3, float.NaN }, { 4, float.NegativeInfinity }, { 5, 1.5f }, { 5, -1 },
        { 6, 0.25f }, { 7, 2 }, { 7, 0.5f }, { 8, 5 }, { 8, -1 }, { 8, 1.5f }, { 9, 4 }, { 9, float.NaN }, { 10, float.PositiveInfinity }, { 11, -2 },
        { 14, 0.5f }, { 17, -1 }, { 18, 3 }, { 19, 3 }, { 19, float.NegativeInfinity },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_cell_that_its_column_cannot_have_is_refused_with_its_place(int column, float value)
    {
        if (float.IsFinite(value))
            AssertRefused<ArgumentException>(column, value);
        else
            AssertRefused<NotFiniteNumberException>(column, value);
    }

    [Fact]
    public void Lengths_that_do_not_fit_and_no_samples_are_refused()
    {
        MixedColumns model = Fitted.Model<MixedColumns>(seed: 1);
        float[] x = new ModelCase<MixedColumns>().Rows(2);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => model.FitScaling(x.AsSpan(1))).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => model.Explain(x.AsSpan(1), 1, new float[x.Length])).ParamName);
        Assert.Equal("result", Assert.Throws<ArgumentException>(() => model.Explain(x, 1, new float[x.Length])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentException>(() => model.Impute(x.AsSpan(1), 1)).ParamName);
        Assert.Equal("samples", Assert.Throws<ArgumentOutOfRangeException>(() => model.Impute(x, 1, samples: 0)).ParamName);
        Assert.Equal("result", Assert.Throws<ArgumentException>(() =>
        {
            float[] together = new float[(2 * x.Length) + 2];
            x.CopyTo(together, 0);
            model.Explain(together.AsSpan(0, x.Length), 1, together.AsSpan(x.Length - 1, x.Length + 2));
        }).ParamName);
        model.FitScaling([]);
        model.Explain([], 1, []);
        model.Impute([], 1);
    }

    [Fact]
    public void A_condition_that_is_no_number_is_none_of_a_column()
    {
        var declared = new ModelCase<MixedColumnsWeighted>();
        MixedColumnsWeighted model = Fitted.Model<MixedColumnsWeighted>(seed: 1);
        float[] x = declared.Rows(3);
        x[MixedColumnsWeighted.RowSize + MixedColumnsWeighted.InputSize] = float.NaN;
        float[] scores = new float[3];
        model.Evaluate(x, seed: 1, scores);
        Assert.Equal([true, false, true], scores.Select(float.IsFinite));
    }

    private static void AssertRefused<TRefusal>(int column, float value)
        where TRefusal : Exception
    {
        var declared = new ModelCase<MixedColumns>();
        float[] batch = declared.Rows(MixedColumns.BatchSize);
        batch[(7 * MixedColumns.InputSize) + column] = value;
        float[] gradients = new float[MixedColumns.ParameterBytes / sizeof(float)];
        AssertNamed("batch", 7, Refusal.OfTrainer<MixedColumns, TRefusal>(declared, trainer => trainer.Step(batch)));
        AssertNamed("batch", 7, Refusal.OfTrainer<MixedColumns, TRefusal>(declared, trainer => trainer.Gradients(batch, gradients)));
        AssertNamed("batch", 7, Refusal.OfTrainer<MixedColumns, TRefusal>(
            declared, trainer => trainer.Gradients(batch, declared.Noise(MixedColumns.BatchSize), gradients)));

        MixedColumns model = Fitted.Model<MixedColumns>(seed: 1);
        byte[] before = ScalingOf.Bytes(model);
        float[] x = declared.Rows(Rows);
        x[(Row * MixedColumns.InputSize) + column] = value;
        float[] untouched = [.. x];
        Of(Rows, result => model.Evaluate(x, seed: 1, result));
        Of(0, _ => model.Evaluate(x, seed: 1));
        Of(Rows, result => model.LogLikelihood(x, 2, result));
        Of(Rows, result => model.ReconstructionProbability(x, 2, result));
        Of(Rows * MixedColumns.LatentSize, result => model.Encode(x, result));
        Of(Rows * MixedColumns.LatentSize, result => model.Encode(x, new float[result.Length], result));
        Of(Rows * MixedColumns.InputSize, result => model.Reconstruct(x, result));
        Of(Rows * MixedColumns.InputSize, result => model.ReconstructSample(x, result, seed: 1));
        Of(Rows * (MixedColumns.InputSize + 1), result => model.Explain(x, seed: 1, result));
        Of(0, _ => model.Impute(x, seed: 1));
        Of(0, _ => model.FitScaling(x));
        Of(0, _ => model.LatentStatistics(x, new LatentUnit[MixedColumns.LatentSize]));
        Close.SameBits(untouched, x);
        Assert.Equal(before, ScalingOf.Bytes(model));

        void Of(int length, Action<float[]> call) => AssertNamed("x", Row, Refusal.OfModel<MixedColumns, TRefusal>(model, length, call));

        void AssertNamed(string argument, int row, TRefusal refusal)
        {
            Assert.StartsWith($"{argument} is ", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"at row {row}, column {column}, ", refusal.Message, StringComparison.Ordinal);
            if (refusal is ArgumentException unfit)
                Assert.Equal(argument, unfit.ParamName);
        }
    }
}
