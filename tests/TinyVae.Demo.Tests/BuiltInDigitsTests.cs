using TinyVae.Demo.Data;
using Xunit;

namespace TinyVae.Demo.Tests;

public class BuiltInDigitsTests
{
    private static readonly DigitData Digits = BuiltInDigits.Read();

    [Fact]
    public void There_are_9000_rows_to_train_on_and_1000_held_out_with_a_label_each() =>
        Assert.Equal(
            (9000, 9000, 1000, 1000, 784),
            (Digits.Train.Rows, Digits.TrainLabels.Count, Digits.HeldOut.Rows, Digits.HeldOutLabels.Count, Digits.Train.Features));

    [Fact]
    public void Every_digit_is_held_out_often_enough_to_judge_it() =>
        Assert.All(Enumerable.Range(0, 10), digit => Assert.InRange(Digits.HeldOutLabels.Count(label => label == digit), 60, 140));

    [Fact]
    public void Pixels_lie_between_0_and_1_and_use_all_of_it()
    {
        (float least, float greatest) = (1, 0);
        foreach (float value in Digits.HeldOut.Values)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        Assert.Equal((0f, 1f), (least, greatest));
    }
}
