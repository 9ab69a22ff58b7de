using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Training.Schedules;

/// <summary>What schedules do to the steps of a trainer.</summary>
public sealed class ScheduledTrainingTests
{
    private readonly Momentum _model = new(seed: 1);
    private readonly Momentum.Trainer _trainer;

    public ScheduledTrainingTests() => _trainer = new Momentum.Trainer(_model, seed: 2);

    [Fact]
    public void A_schedule_is_asked_for_every_step_by_its_number()
    {
        var learningRate = new RecordingSchedule(1);
        var kl = new RecordingSchedule(1);
        (_trainer.LearningRateSchedule, _trainer.KlSchedule) = (learningRate, kl);
        for (int step = 0; step < 3; step++)
            _trainer.Step(Batch);

        Assert.Equal([0, 1, 2], learningRate.Steps);
        Assert.Equal([0, 1, 2], kl.Steps);
    }

    [Fact]
    public void A_factor_of_the_learning_rate_gives_the_bits_of_the_learning_rate_times_it()
    {
        _trainer.LearningRateSchedule = Schedule.Piecewise((0, 1), (1, 0.25));
        _trainer.Step(Batch);
        _trainer.Step(Batch);

        var model = new Momentum(seed: 1);
        var trainer = new Momentum.Trainer(model, seed: 2);
        trainer.Step(Batch);
        trainer.LearningRate *= 0.25f;
        trainer.Step(Batch);
        Close.SameBits(model.Parameters, _model.Parameters);
    }

    [Fact]
    public void A_factor_of_the_KL_weight_gives_the_bits_of_the_weight_times_it()
    {
        _trainer.KlWeight = 2;
        _trainer.KlSchedule = Schedule.Piecewise((0, 1), (1, 0.25));
        _trainer.Step(Batch);
        _trainer.Step(Batch);

        var model = new Momentum(seed: 1);
        var trainer = new Momentum.Trainer(model, seed: 2) { KlWeight = 2 };
        trainer.Step(Batch);
        trainer.KlWeight = 0.5f;
        trainer.Step(Batch);
        Close.SameBits(model.Parameters, _model.Parameters);
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void A_factor_that_cannot_be_is_refused_before_anything_changes(double factor)
    {
        _trainer.KlSchedule = new RecordingSchedule(factor);
        AssertRefused("KlSchedule", factor);
        _trainer.KlSchedule = Schedule.Constant;
        _trainer.LearningRateSchedule = new RecordingSchedule(factor);
        AssertRefused("LearningRateSchedule", factor);
    }

    [Fact]
    public void A_schedule_that_is_null_is_refused()
    {
        Assert.Equal("KlSchedule", Assert.Throws<ArgumentNullException>(() => _trainer.KlSchedule = null!).ParamName);
        Assert.Equal("LearningRateSchedule", Assert.Throws<ArgumentNullException>(() => _trainer.LearningRateSchedule = null!).ParamName);
        Assert.Same(Schedule.Constant, _trainer.KlSchedule);
    }

    [Fact]
    public void Scheduled_steps_allocate_nothing()
    {
        float[] batch = Batch;
        _trainer.LearningRateSchedule = Schedule.WarmUp(10).Times(Schedule.Cosine(1000)).Times(Schedule.Exponential(0.999));
        _trainer.KlSchedule = Schedule.Cyclic(100, 0.5).Times(Schedule.Piecewise((0, 1), (50, 0.5)));

        long allocated = Allocations.Least(() =>
        {
            for (int step = 0; step < 100; step++)
                _trainer.Step(batch);
        });

        Assert.Equal(0, allocated);
    }

    private static float[] Batch => Draws.Uniform(new Random(1), Momentum.BatchSize * Momentum.InputSize);

    private void AssertRefused(string schedule, double factor)
    {
        float[] before = _model.Parameters.ToArray();

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => _trainer.Step(Batch));

        Assert.Contains(schedule, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(factor.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.Steps);
        Close.SameBits(before, _model.Parameters);
    }

    /// <summary>One factor, and which steps it was asked for.</summary>
    private sealed class RecordingSchedule(double factor) : Schedule
    {
        public List<long> Steps { get; } = [];

        public override double At(long step)
        {
            Steps.Add(step);
            return factor;
        }
    }
}
