using Xunit;

namespace TinyVae.Tests.Training.Schedules;

/// <summary>Schedules against the formulas of the papers, by the functions of the library.</summary>
public sealed class ScheduleTests
{
    private static readonly long[] Steps = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 49, 50, 51, 99, 100, 101, 1000, 123_456_789];

    [Fact]
    public void A_constant_schedule_is_1() => AssertEqual(_ => 1, Schedule.Constant);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void A_warm_up_rises_evenly_from_0_to_1(long steps) => AssertEqual(step => Math.Min(1, (double)step / steps), Schedule.WarmUp(steps));

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(100, 0.25)]
    [InlineData(7, 1)]
    [InlineData(1, 1)]
    public void A_cycle_rises_over_a_part_of_each_period_and_then_is_1(long period, double fraction) => AssertEqual(
        step =>
        {
            double tau = (double)(step % period) / period;
            return tau <= fraction ? tau / fraction : 1;
        },
        Schedule.Cyclic(period, fraction));

    [Theory]
    [InlineData(1, 0.999)]
    [InlineData(10, 0.5)]
    [InlineData(50, 0)]
    [InlineData(100, 1)]
    public void A_decay_by_steps_multiplies_after_each_so_many(long every, double factor) =>
        AssertEqual(step => Math.Pow(factor, step / every), Schedule.StepDecay(every, factor));

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(0.9999999)]
    public void An_exponential_decay_multiplies_at_every_step(double factor) =>
        AssertEqual(step => Math.Pow(factor, step), Schedule.Exponential(factor));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 0)]
    [InlineData(100, 0.125)]
    [InlineData(999, 1)]
    [InlineData(9, 0)]
    public void A_cosine_falls_over_half_a_period_to_its_floor(long steps, double floor) => AssertEqual(
        step => floor + ((1 - floor) * (1 + Math.Cos(Math.PI * Math.Min(step, steps) / steps)) / 2), Schedule.Cosine(steps, floor));

    [Fact]
    public void A_cosine_begins_at_1_and_ends_at_its_floor_exactly()
    {
        var cosine = Schedule.Cosine(30, floor: 0.25);

        Assert.Equal(1, cosine.At(0));
        Assert.Equal(0.25, cosine.At(30));
        Assert.Equal(0.25, cosine.At(31));
    }

    [Fact]
    public void Stages_have_the_factors_that_are_given_from_their_first_steps_on()
    {
        var stages = Schedule.Piecewise((0, 1), (5, 0.5), (50, 0));

        AssertEqual(step => step < 5 ? 1 : step < 50 ? 0.5 : 0, stages);
    }

    [Fact]
    public void A_product_multiplies_both() =>
        AssertEqual(step => Math.Min(1, step / 10.0) * Math.Pow(0.5, step / 10), Schedule.WarmUp(10).Times(Schedule.StepDecay(10, 0.5)));

    [Fact]
    public void Arguments_that_cannot_be_are_refused_by_name_and_told_what_they_need()
    {
        AssertRefused("steps", "steps ('0') must be greater than or equal to '1'.", () => Schedule.WarmUp(0));
        AssertRefused("period", "period ('0') must be greater than or equal to '1'.", () => Schedule.Cyclic(0, 0.5));
        AssertRefused("fraction", "The part of a period that rises must be above 0 and at most 1.", () => Schedule.Cyclic(10, 0));
        AssertRefused("fraction", "The part of a period that rises must be above 0 and at most 1.", () => Schedule.Cyclic(10, 1.5));
        AssertRefused("fraction", "The part of a period that rises must be above 0 and at most 1.", () => Schedule.Cyclic(10, double.NaN));
        AssertRefused("every", "every ('0') must be greater than or equal to '1'.", () => Schedule.StepDecay(0, 0.5));
        AssertRefused("factor", "The factor must be finite and not negative.", () => Schedule.StepDecay(1, -0.5));
        AssertRefused("factor", "The factor must be finite and not negative.", () => Schedule.StepDecay(1, double.NaN));
        AssertRefused("factorPerStep", "The factor must be finite and not negative.", () => Schedule.Exponential(double.PositiveInfinity));
        AssertRefused("steps", "steps ('0') must be greater than or equal to '1'.", () => Schedule.Cosine(0));
        AssertRefused("floor", "The floor must be from 0 to 1.", () => Schedule.Cosine(10, -0.1));
        AssertRefused("floor", "The floor must be from 0 to 1.", () => Schedule.Cosine(10, double.NaN));
        Assert.Equal("other", Assert.Throws<ArgumentNullException>(() => Schedule.Constant.Times(null!)).ParamName);
    }

    [Fact]
    public void Stages_that_cannot_be_are_refused()
    {
        AssertStagesRefused("begins at step 0", () => Schedule.Piecewise());
        AssertStagesRefused("begins at step 0", () => Schedule.Piecewise((1, 1)));
        AssertStagesRefused("Stage 2 begins at step 5", () => Schedule.Piecewise((0, 1), (5, 1), (5, 1)));
        AssertStagesRefused("Stage 1 has the factor -1", () => Schedule.Piecewise((0, 1), (5, -1)));
        AssertStagesRefused("Stage 0 has the factor NaN", () => Schedule.Piecewise((0, double.NaN)));
    }

    private static void AssertEqual(Func<long, double> expected, Schedule schedule) => Assert.All(
        Steps,
        step => Assert.True(
            Math.Abs(schedule.At(step) - expected(step)) <= 1e-12, $"{schedule.At(step):R} at step {step}, not {expected(step):R}"));

    private static void AssertRefused(string argument, string needed, Func<Schedule> make) =>
        Assert.StartsWith(needed, Assert.Throws<ArgumentOutOfRangeException>(argument, make).Message, StringComparison.Ordinal);

    private static void AssertStagesRefused(string reason, Func<Schedule> make)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(make);
        Assert.Equal("stages", refusal.ParamName);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
