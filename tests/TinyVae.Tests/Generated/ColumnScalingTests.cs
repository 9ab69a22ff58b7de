using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What the columns of a model are scaled by: found in one pass over data, kept in its file.</summary>
public sealed class ColumnScalingTests
{
    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Scales_are_means_and_deviations_of_the_cells_that_are_there<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        double[][] rows = Draws.InRows(declared.FittingRows, TModel.RowSize);
        var scaling = ScalingOf.Model(Fitted.Model<TModel>(seed: 1));
        for (int i = 0; i < columns.Columns.Count; i++)
        {
            if (columns.Columns[i].Scaled(1) is null)
                continue;
            ReferenceScale expected = columns.Columns[i].Scale;
            Assert.Equal(expected.Mean, scaling.Mean[i], 1e-6 * (1 + Math.Abs(expected.Mean)));
            Assert.Equal(expected.Fitted, scaling.Deviation[i], 1e-6 * (1 + expected.Fitted));
            Assert.Equal(rows.Count(row => !double.IsNaN(row[i])), scaling.Count[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Any_number_of_calls_gives_the_bits_of_one<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        float[] x = declared.Rows(70, seed: 5);
        var once = TModel.Create(seed: 1);
        ((IColumnVae)once).FitScaling(x);
        foreach (int rows in new[] { 1, 7, 33 })
        {
            var often = TModel.Create(seed: 1);
            foreach (float[] part in x.Chunk(rows * TModel.RowSize))
                ((IColumnVae)often).FitScaling(part);
            AssertSame(ScalingOf.Model(once), ScalingOf.Model(often));
        }
    }

    [Fact]
    public void Fitting_goes_on_after_a_file_was_loaded()
    {
        var declared = new ModelCase<FewColumns>();
        float[] x = declared.Rows(300, seed: 5);
        var whole = new FewColumns(seed: 1);
        whole.FitScaling(x);
        var first = new FewColumns(seed: 1);
        first.FitScaling(x.AsSpan(0, 200 * FewColumns.InputSize));
        var second = new FewColumns(seed: 2);
        second.Load(ScalingOf.Bytes(first));
        second.FitScaling(x.AsSpan(200 * FewColumns.InputSize));
        ScalingOf expected = ScalingOf.Model(whole), actual = ScalingOf.Model(second);
        Assert.Equal(expected.Mean[0], actual.Mean[0], 1e-6);
        Assert.Equal(expected.Deviation[0], actual.Deviation[0], 1e-6);
        Assert.Equal(expected.Count, actual.Count);
    }

    [Fact]
    public void A_constant_column_and_one_without_a_cell_leave_everything_finite()
    {
        var declared = new ModelCase<MixedColumnsWeighted>();
        float[] x = declared.Rows(MixedColumnsWeighted.BatchSize, seed: 6);
        for (int row = 0; row < MixedColumnsWeighted.BatchSize; row++)
        {
            x[row * MixedColumnsWeighted.RowSize] = 1234.5f;
            x[(row * MixedColumnsWeighted.RowSize) + 1] = float.NaN;
            x[(row * MixedColumnsWeighted.RowSize) + 3] = 0;
        }

        var model = new MixedColumnsWeighted(seed: 1);
        model.FitScaling(x);
        var scaling = ScalingOf.Model(model);
        Assert.Equal((1234.5f, 0f), (scaling.Mean[0], scaling.Deviation[0]));
        Assert.Equal((0f, 1f, 0f), (scaling.Mean[1], scaling.Deviation[1], scaling.Count[1]));
        Assert.Equal((0f, 0f), (scaling.Mean[3], scaling.Deviation[3]));

        var trainer = new MixedColumnsWeighted.Trainer(model);
        for (int step = 0; step < 20; step++)
            Assert.True(double.IsFinite(trainer.Step(x).Value));
        model.Impute(x, seed: 2);
        Assert.All(x, cell => Assert.True(float.IsFinite(cell)));
    }

    [Fact]
    public void Of_extreme_cells_all_scores_are_finite_and_a_step_whose_gradients_would_overflow_is_refused()
    {
        var declared = new ModelCase<MixedColumns>();
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        float[] x = declared.Rows(MixedColumns.BatchSize, seed: 6);
        for (int row = 0; row < 4; row++)
        {
            for (int i = 0; i < columns.Columns.Count; i++)
            {
                x[(row * MixedColumns.InputSize) + i] = columns.Columns[i] switch
                {
                    ReferencePositiveColumn => row % 2 == 0 ? float.MaxValue : 1e-38f,
                    ReferenceRealColumn or ReferenceStudentTColumn => row % 2 == 0 ? float.MaxValue : float.MinValue,
                    ReferenceCountingColumn => row % 2 == 0 ? 3e38f : 0,
                    _ => 0,
                };
            }
        }

        foreach (bool isFittedToThem in new[] { true, false })
        {
            var model = new MixedColumns(seed: 1);
            model.FitScaling(isFittedToThem ? x : declared.FittingRows);
            var trainer = new MixedColumns.Trainer(model);
            try
            {
                Assert.True(double.IsFinite(trainer.Step(x).Value));
            }
            catch (NotFiniteNumberException)
            {
                Assert.Equal(0, trainer.Steps);
            }

            Assert.True(double.IsFinite(trainer.Step(declared.Rows(MixedColumns.BatchSize)).Value));
            Assert.All(model.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
            float[] result = new float[MixedColumns.BatchSize];
            model.Evaluate(x, seed: 1, result);
            Assert.All(result, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void A_model_that_was_not_fitted_says_so_at_its_first_step_and_changes_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 1);
        float[] before = model.Parameters.ToArray();
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
        float[] batch = declared.Rows(TModel.BatchSize);
        float[] gradients = new float[before.Length];
        Assert.Contains("FitScaling", Assert.Throws<InvalidOperationException>(() => trainer.Step(batch)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => trainer.Gradients(batch, gradients));
        Close.SameBits(before, model.Parameters);
        Assert.Equal(0, trainer.Steps);

        ((IColumnVae)model).FitScaling(declared.FittingRows);
        var right = Fitted.Model<TModel>(seed: 1);
        Assert.Equal(TModel.CreateTrainer(right, seed: 2).Step(batch), trainer.Step(batch));
        Close.SameBits(right.Parameters, model.Parameters);
    }

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Scales_come_back_from_the_file_and_a_resumed_trainer_goes_on_to_the_bit<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        float[] batch = declared.Rows(TModel.BatchSize);
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
        trainer.Step(batch);
        using var state = new MemoryStream();
        trainer.Save(state);

        var loaded = TModel.Create(seed: 3);
        loaded.Load(ScalingOf.Bytes(model));
        AssertSame(ScalingOf.Model(model), ScalingOf.Model(loaded));
        IVaeTrainer resumed = TModel.CreateTrainer(loaded, seed: 4);
        state.Position = 0;
        resumed.Load(state);
        Assert.Equal(trainer.Step(batch), resumed.Step(batch));
        Close.SameBits(model.Parameters, loaded.Parameters);
    }

    [Theory]
    [InlineData("deviation", -1e-3f)]
    [InlineData("count", -1f)]
    [InlineData("deviation", float.NaN)]
    [InlineData("deviation", float.PositiveInfinity)]
    [InlineData("mean", float.NegativeInfinity)]
    [InlineData("count", float.NaN)]
    public void A_file_with_scales_that_are_none_is_refused_and_changes_nothing(string tensor, float value)
    {
        byte[] file = ScalingOf.Forged(Fitted.Model<MixedColumns>(seed: 1), tensor, element: 2, value);
        var model = Fitted.Model<MixedColumns>(seed: 2);
        byte[] before = ScalingOf.Bytes(model);
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => model.Load(file));
        Assert.Contains($"tensor 'scaling.{tensor}' [2]", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, ScalingOf.Bytes(model));
    }

    [Fact]
    public void A_mean_may_be_negative() =>
        new MixedColumns(seed: 1).Load(ScalingOf.Forged(Fitted.Model<MixedColumns>(seed: 1), "mean", element: 2, -3));

    [Theory]
    [MemberData(nameof(Family.OfColumns), MemberType = typeof(Family))]
    public void Columns_and_buffers_are_described<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var columns = (ReferenceColumns)declared.Architecture.Likelihood;
        Assert.Equal(columns.Columns.Select(column => column.MayBeMissing), TModel.Description.Columns.Select(column => column.MayBeMissing));
        Assert.Equal(
            columns.Columns.Select(column => column is ReferenceChoiceColumn choice ? choice.Categories : 0),
            TModel.Description.Columns.Select(column => column.Categories));
        Assert.Equal(["scaling.mean", "scaling.deviation", "scaling.count"], TModel.Description.Buffers.Select(buffer => buffer.Name));
        Assert.All(TModel.Description.Buffers, buffer => Assert.Equal(columns.Columns.Count, buffer.Length));
    }

    private static void AssertSame(ScalingOf expected, ScalingOf actual)
    {
        Close.SameBits(expected.Mean, actual.Mean);
        Close.SameBits(expected.Deviation, actual.Deviation);
        Close.SameBits(expected.Count, actual.Count);
    }
}
