using TinyVae.Demo.Report;
using Xunit;

namespace TinyVae.Demo.Tests;

public class AxisTests
{
    [Theory]
    [InlineData(-210.4, -104.2, false, new double[] { -250, -200, -150, -100 })]
    [InlineData(0, 30, true, new double[] { 0, 10, 20, 30 })]
    [InlineData(0, 1, true, new double[] { 0, 1 })]
    [InlineData(25.68, 25.68, false, new double[] { 25.68, 25.69 })]
    public void Ticks_are_round_and_hold_all_values(double least, double greatest, bool whole, double[] ticks)
    {
        var axis = Axis.Around([least, greatest], 0, 100, whole);
        Assert.Equal(ticks.Length, axis.Ticks.Count);
        Assert.All(ticks.Zip(axis.Ticks), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-9));
    }

    [Fact]
    public void The_first_tick_lies_at_the_start_and_the_last_at_the_end()
    {
        var axis = Axis.Around([3, 47], start: 200, end: 10, whole: true);
        Assert.Equal((200, 105, 10), (axis.Place(0), axis.Place(25), axis.Place(50)));
    }
}
