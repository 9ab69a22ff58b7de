using TinyVae.Benchmarks.Results.Burda;

namespace TinyVae.Benchmarks.Tests.Burda;

public sealed class BurdaScheduleTests
{
    [Fact]
    public void Each_stage_has_three_times_the_epochs_of_the_one_before_and_all_have_3280()
    {
        Assert.Equal([1, 3, 9, 27, 81, 243, 729, 2187], Enumerable.Range(0, BurdaSchedule.Stages).Select(BurdaSchedule.Epochs));
        Assert.Equal([0, 1, 4, 13, 40, 121, 364, 1093, 3280], Enumerable.Range(0, BurdaSchedule.Stages + 1).Select(BurdaSchedule.EpochsBefore));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(1092, 6)]
    [InlineData(1093, 7)]
    [InlineData(3279, 7)]
    [InlineData(3280, BurdaSchedule.Stages)]
    public void An_epoch_belongs_to_the_stage_that_has_begun(int epoch, int stage) => Assert.Equal(stage, BurdaSchedule.StageOf(epoch));

    [Fact]
    public void Learning_rates_fall_from_a_thousandth_to_a_ten_thousandth_by_equal_factors()
    {
        float[] rates = [.. Enumerable.Range(0, BurdaSchedule.Stages).Select(BurdaSchedule.LearningRate)];
        Assert.Equal((1e-3f, 1e-4f), (rates[0], rates[^1]));
        Assert.All(rates.Zip(rates[1..]), pair => Assert.Equal(Math.Pow(10, -1 / 7.0), pair.Second / (double)pair.First, 1e-6));
    }
}
