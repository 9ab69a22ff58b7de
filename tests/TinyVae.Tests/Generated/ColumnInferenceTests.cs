using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What only models of columns do: say what each column adds to a score, and fill what is missing.</summary>
public sealed class ColumnInferenceTests
{
    private const int Rows = 45;

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void What_is_explained_sums_to_the_score_of_the_row<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Rows);
        float[] parts = new float[Rows * (TModel.InputSize + 1)];
        float[] scores = new float[Rows];
        ((IColumnVae)model).Explain(x, seed: 3, parts);
        model.Evaluate(x, seed: 3, scores);
        for (int row = 0; row < Rows; row++)
        {
            float[] ofRow = parts[(row * (TModel.InputSize + 1))..((row + 1) * (TModel.InputSize + 1))];
            Assert.Equal(scores[row], ofRow.Sum(part => (double)part), 1e-5 * (1 + ofRow.Sum(Math.Abs)));
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void What_is_explained_are_the_log_densities_of_the_reference_and_0_where_a_cell_is_missing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        ReferenceVae reference = declared.ReferenceOf(model);
        float[] x = declared.Rows(Rows);
        float[] parts = new float[Rows * (TModel.InputSize + 1)];
        ((IColumnVae)model).Explain(x, seed: 3, parts);
        double[][] noise = Draws.Noise(RandomKey.From(3, RandomStream.Evaluation), Rows, TModel.LatentSize);
        double[][] rows = Draws.InRows(x, TModel.RowSize);
        for (int row = 0; row < Rows; row++)
        {
            double[] expected = reference.LogDensities(rows[row], reference.CodeOf(reference.Draw(rows[row], noise[row]), rows[row]));
            for (int i = 0; i < TModel.InputSize; i++)
            {
                float actual = parts[(row * (TModel.InputSize + 1)) + i];
                Assert.Equal(expected[i], actual, 2e-5 * (1 + Math.Abs(expected[i])));
                if (double.IsNaN(rows[row][i]))
                    Assert.Equal(0f, actual);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Imputing_fills_what_is_missing_and_nothing_else_by_values_that_the_columns_can_have<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Rows);
        foreach (int samples in new[] { 1, 3, 40 })
        {
            float[] filled = [.. x];
            ((IColumnVae)model).Impute(filled, seed: 3, samples);
            for (int i = 0; i < x.Length; i++)
            {
                if (!float.IsNaN(x[i]))
                    Assert.Equal(x[i], filled[i]);
                else
                    Assert.True(CanHave(columns.Columns[i % TModel.RowSize], filled[i]), $"{filled[i]} in {columns.Columns[i % TModel.RowSize]}");
            }

            float[] again = [.. x];
            ((IColumnVae)model).Impute(again, seed: 3, samples);
            Close.SameBits(filled, again);
        }
    }

    [Fact]
    public void Imputing_is_the_mean_of_expectations_by_importance_weights()
    {
        const int Samples = 20;
        var declared = new ModelCase<MixedColumns>();
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        var model = Fitted.Model<MixedColumns>(seed: 1);
        ReferenceVae reference = declared.ReferenceOf(model);
        float[] x = declared.Rows(Rows, seed: 8);
        float[] filled = [.. x];
        model.Impute(filled, seed: 3, Samples);
        double[][] rows = Draws.InRows(x, MixedColumns.InputSize);
        for (int row = 0; row < Rows; row++)
        {
            double[][] noise = Draws.Noise(RandomKey.From(3, RandomStream.ImportanceSampling).At((ulong)row), Samples, MixedColumns.LatentSize);
            ReferencePosterior posterior = reference.Encode(rows[row]);
            double[][] codes = [.. noise.Select(draw => reference.Draw(rows[row], draw))];
            double[] logWeights = [.. codes.Select((code, s) => reference.LogDensities(rows[row], code).Sum() - posterior.LogRatio(noise[s]))];
            double logSum = LogSum.OfExponentials(logWeights);
            double[][][] expectations = [.. codes.Select(reference.Expectations)];
            for (int i = 0; i < MixedColumns.InputSize; i++)
            {
                if (!double.IsNaN(rows[row][i]))
                    continue;
                double[] expected = [.. expectations[0][i].Select((_, k) => logWeights.Select((weight, s) => Math.Exp(weight - logSum) * expectations[s][i][k]).Sum())];
                if (columns.Columns[i] is ReferenceRealColumn or ReferenceStudentTColumn)
                    Assert.Equal(expected[0], filled[(row * MixedColumns.InputSize) + i], 1e-4 * (1 + Math.Abs(expected[0])));
                else if (columns.Columns[i] is ReferenceCountingColumn)
                    Assert.Equal(expected[0], filled[(row * MixedColumns.InputSize) + i], 0.5 + (1e-4 * expected[0]));
                else
                    Assert.Equal(columns.Columns[i].Decide(expected), filled[(row * MixedColumns.InputSize) + i]);
            }
        }
    }

    [Fact]
    public void Imputing_and_explaining_give_the_same_bits_on_any_number_of_threads()
    {
        const int Many = 1500;
        var declared = new ModelCase<MixedColumns>();
        var model = Fitted.Model<MixedColumns>(seed: 1);
        float[] x = declared.Rows(Many);
        float[] alone = [.. x];
        float[] parts = new float[Many * (MixedColumns.InputSize + 1)];
        model.Impute(alone, seed: 3, samples: 20);
        model.Explain(x, seed: 3, parts);
        foreach (int threads in new[] { 2, 3, 5 })
        {
            model.Threads = threads;
            float[] shared = [.. x];
            model.Impute(shared, seed: 3, samples: 20);
            Close.SameBits(alone, shared);
            float[] sharedParts = new float[parts.Length];
            model.Explain(x, seed: 3, sharedParts);
            Close.SameBits(parts, sharedParts);
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Nothing_that_columns_do_allocates<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        var columns = (IColumnVae)model;
        float[] x = declared.Rows(20);
        float[] parts = new float[20 * (TModel.InputSize + 1)];
        Assert.Equal(0, Allocations.Least(() => columns.FitScaling(x)));
        Assert.Equal(0, Allocations.Least(() => columns.Explain(x, seed: 1, parts)));
        Assert.Equal(0, Allocations.Least(() =>
        {
            x[0] = model is MixedColumnsWeighted ? float.NaN : x[0];
            columns.Impute(x, seed: 1, samples: 20);
        }));
    }

    /// <summary>Of a plain generator, what is drawn are values that the columns can have.</summary>
    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void What_is_generated_and_sampled_are_values_that_the_columns_can_have<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        var model = Fitted.Model<TModel>(seed: 1);
        float[] generated = declared.Blanks(300);
        float[] sampled = declared.Blanks(300);
        model.Generate(generated, seed: 4);
        model.Sample(sampled, seed: 4);
        Assert.All(declared.FeaturesOf(generated).Index(), cell => Assert.True(CanHave(columns.Columns[cell.Index % TModel.InputSize], cell.Item)));
        Assert.All(declared.FeaturesOf(sampled).Index(), cell => Assert.True(CanHave(columns.Columns[cell.Index % TModel.InputSize], cell.Item)));
    }

    private static bool CanHave(ReferenceColumn column, float value) => float.IsFinite(value) && column switch
    {
        ReferencePositiveColumn => value > 0,
        ReferenceCountingColumn => value >= 0 && value == MathF.Floor(value),
        ReferenceBinaryColumn => value is 0 or 1,
        ReferenceChoiceColumn choice => value >= 0 && value < choice.Categories && value == MathF.Floor(value),
        _ => true,
    };
}
