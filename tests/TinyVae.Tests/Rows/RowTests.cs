using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Rows;

/// <summary>Rows that are values of a type: what they are in floats, and that every call gives what it gives in floats.</summary>
public sealed class RowTests
{
    private static readonly Reading[] Readings = Pumps.Readings(50);

    private readonly PumpModel _model = Fitted();

    [Fact]
    public void A_row_is_a_float_for_each_column_in_the_order_of_the_type()
    {
        var reading = new Reading(20.5f, 0.25f, 7, true, PumpMode.Idle, PumpWear.Worn, null, DateTime.UnixEpoch)
        {
            Place = new(1.5f, -2.5),
            Grade = 3,
            Drift = double.NaN,
            Alarms = 4,
        };
        float[] x = new float[PumpModel.InputSize];
        PumpModel.EncodeRows([reading], x);

        // Of modes, High is the smallest and Resting is Idle.
        Assert.Equal([20.5f, 0.25f, 7, 1, 2, 2, float.NaN, 1.5f, -2.5f, 4, float.NaN, 4], x);
        Assert.Equal(
            ["Temperature", "Vibration", "Starts", "Running", "Mode", "Wear", "Pressure", "Place.X", "Place.Y", "Grade", "Drift", "Alarms"],
            PumpModel.Description.Columns.Select(column => column.Name));
        Assert.Equal(
            ["Pressure", "Grade", "Drift"], PumpModel.Description.Columns.Where(column => column.MayBeMissing).Select(column => column.Name));
    }

    [Fact]
    public void Rows_come_back_from_their_floats()
    {
        float[] x = new float[Readings.Length * PumpModel.InputSize];
        PumpModel.EncodeRows(Readings, x);
        Reading[] back = [.. Readings.Select(reading => default(Reading) with { At = reading.At })];
        PumpModel.DecodeRows(x, back);

        Assert.Equal(Readings, back);
    }

    [Fact]
    public void A_condition_is_behind_the_columns_one_hot_where_it_is_an_enum()
    {
        float[] x = new float[SampleModel.RowSize];
        SampleModel.EncodeRows([new Sample { Weight = 2, Site = PumpMode.Off, IsWhole = null, Age = 9 }], x);

        Assert.Equal([2, float.NaN, 0, 1, 0, 9], x);
        Assert.Equal((2, 4), (SampleModel.InputSize, SampleModel.ConditionSize));
    }

    [Fact]
    public void What_is_no_column_stays_in_rows_that_are_filled()
    {
        Sample[] samples = [new() { Weight = 2, Site = PumpMode.High, IsWhole = null, Label = "a", Age = 1 }, new() { Site = PumpMode.Idle, IsWhole = false, Label = "b" }];
        var model = new SampleModel(seed: 1);
        model.FitScaling(samples);
        model.Impute(samples, seed: 2);

        Assert.All(samples, sample => Assert.NotNull(sample.IsWhole));
        Assert.Equal(["a", "b"], samples.Select(sample => sample.Label));
        Assert.Equal([PumpMode.High, PumpMode.Idle], samples.Select(sample => sample.Site));
        Assert.Equal([2f, 0f], samples.Select(sample => sample.Weight));
    }

    [Fact]
    public void Steps_are_those_in_floats()
    {
        PumpModel other = Fitted();
        var trainer = new PumpModel.Trainer(_model, seed: 3);
        var inFloats = new PumpModel.Trainer(other, seed: 3);
        for (int step = 0; step < 4; step++)
        {
            ReadOnlySpan<Reading> batch = Readings.AsSpan(step * 10, 20);
            Assert.Equal(inFloats.Step(Floats(batch)), trainer.Step(batch));
        }

        Assert.Equal(other.Parameters, _model.Parameters);
        float[] gradients = new float[_model.Parameters.Length];
        float[] expected = new float[gradients.Length];
        Assert.Equal(inFloats.Gradients(Floats(Readings.AsSpan(0, 5)), expected), trainer.Gradients(Readings.AsSpan(0, 5), gradients));
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void Scores_are_those_in_floats()
    {
        float[] x = Floats(Readings);
        Same(result => _model.Evaluate(x, 5, result), result => _model.Evaluate(Readings, 5, result), 50);
        Same(result => _model.Explain(x, 5, result), result => _model.Explain(Readings, 5, result), 50 * (PumpModel.InputSize + 1));
        Same(result => _model.LogLikelihood(x, 9, result, 5), result => _model.LogLikelihood(Readings, 9, result, 5), 50);
        Same(result => _model.ReconstructionProbability(x, 9, result, 5), result => _model.ReconstructionProbability(Readings, 9, result, 5), 50);
        Same(result => _model.Encode(x, result), result => _model.Encode(Readings, result), 50 * PumpModel.LatentSize);
        Same(result => _model.Encode(x, result, new float[result.Length]), result => _model.Encode(Readings, new float[result.Length], result), 50 * PumpModel.LatentSize, differ: true);
        Assert.Equal(_model.Evaluate(x, 6), _model.Evaluate(Readings, 6));

        var units = new LatentUnit[PumpModel.LatentSize];
        var expected = new LatentUnit[PumpModel.LatentSize];
        _model.LatentStatistics(Readings, units);
        _model.LatentStatistics(x, expected);
        Assert.Equal(expected, units);
    }

    [Fact]
    public void Rows_that_are_made_are_those_of_the_floats_that_are_made()
    {
        float[] x = Floats(Readings);
        Made(50, result => _model.Reconstruct(x, result), result => _model.Reconstruct(Readings, result));
        Made(50, result => _model.ReconstructSample(x, result, 3), result => _model.ReconstructSample(Readings, result, 3));
        Made(9, result => _model.Generate(result, 3), result => _model.Generate(result, 3));
        Made(9, result => _model.Generate(result, 3), result => _model.Generate(9, 3).CopyTo(result));
        Made(9, result => _model.Sample(result, 3), result => _model.Sample(9, 3).CopyTo(result));
        Made(4, result => _model.Interpolate(x.AsSpan(0, PumpModel.InputSize), x.AsSpan(PumpModel.InputSize, PumpModel.InputSize), result), result => _model.Interpolate(Readings[0], Readings[1], result));
        Made(4, result => _model.Traverse(x.AsSpan(0, PumpModel.InputSize), 1, -2, 2, result), result => _model.Traverse(Readings[0], 1, -2, 2, result));
        float[] z = [1, -1, 0.5f, 0, 2, -0.5f];
        Made(2, result => _model.Decode(z, result), result => _model.Decode(z, result));
        Made(50, result =>
        {
            x.CopyTo(result);
            _model.Impute(result, 3, 20);
        }, result =>
        {
            Readings.CopyTo(result);
            _model.Impute(result, 3, 20);
        });
    }

    [Fact]
    public void What_is_wrong_in_a_row_is_told_by_its_property()
    {
        var trainer = new PumpModel.Trainer(_model);
        float[] before = _model.Parameters.ToArray();

        Refused<ArgumentException>("batch is -1 at row 1, column Vibration, which needs a number above 0. Nothing has changed.", reading => reading with { Vibration = -1 });
        Refused<ArgumentException>("batch is -1 at row 1, column Mode, which needs a whole number from 0 to 2.", reading => reading with { Mode = (PumpMode)77 });
        Refused<ArgumentException>("batch is 5 at row 1, column Grade, which needs a whole number from 0 to 4, or NaN where it is missing.", reading => reading with { Grade = 4 });
        Refused<ArgumentException>("batch is -1 at row 1, column Alarms, which needs a whole number of 0 or more.", reading => reading with { Alarms = -1 });
        Refused<NotFiniteNumberException>("batch is NaN at row 1, column Temperature, which needs a number.", reading => reading with { Temperature = float.NaN });
        Refused<NotFiniteNumberException>("batch is Infinity at row 1, column Place.Y", reading => reading with { Place = new(0, 1e300) });
        Refused<ArgumentException>("rows[1].Place is null; its columns need one. Nothing has changed.", reading => reading with { Place = null! });
        Assert.Equal(before, _model.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);

        void Refused<T>(string message, Func<Reading, Reading> spoil)
            where T : Exception
            => Assert.StartsWith(message, Assert.Throws<T>(() => trainer.Step([Readings[0], spoil(Readings[1])])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_null_is_told()
    {
        var model = new SampleModel(seed: 1);

        Assert.StartsWith("rows[1] is null", Assert.Throws<ArgumentException>(() => model.FitScaling([new Sample(), null!])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "rows[0].Site is none of its 3 values", Assert.Throws<ArgumentException>(() => model.FitScaling([new Sample { Site = (PumpMode)99 }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_call_in_rows_allocates_once_it_had_as_many()
    {
        var trainer = new PumpModel.Trainer(_model);
        float[] scores = new float[Readings.Length];
        var made = new Reading[Readings.Length];
        Everything();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
            _model.Evaluate(Readings, 1, scores);
        for (int i = 0; i < 20; i++)
            trainer.Step(Readings.AsSpan(0, 20));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Everything()
        {
            _model.Evaluate(Readings, 1, scores);
            trainer.Step(Readings.AsSpan(0, 20));
            _model.Reconstruct(Readings, made);
        }
    }

    private static PumpModel Fitted()
    {
        var model = new PumpModel(seed: 1);
        model.FitScaling(Readings);
        return model;
    }

    private static float[] Floats(ReadOnlySpan<Reading> rows)
    {
        float[] x = new float[rows.Length * PumpModel.InputSize];
        PumpModel.EncodeRows(rows, x);
        return x;
    }

    private static void Same(Action<float[]> inFloats, Action<float[]> inRows, int length, bool differ = false)
    {
        float[] expected = new float[length];
        float[] actual = new float[length];
        inFloats(expected);
        inRows(actual);
        Assert.Equal(!differ, expected.AsSpan().SequenceEqual(actual));
    }

    private static void Made(int rows, Action<float[]> inFloats, Action<Reading[]> inRows)
    {
        float[] x = new float[rows * PumpModel.InputSize];
        var actual = new Reading[rows];
        inFloats(x);
        inRows(actual);
        Reading[] expected = [.. actual.Select(reading => default(Reading) with { At = reading.At })];
        PumpModel.DecodeRows(x, expected);
        Assert.Equal(expected, actual);
    }
}
