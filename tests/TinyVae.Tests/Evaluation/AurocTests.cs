using Xunit;

namespace TinyVae.Tests.Evaluation;

public class AurocTests
{
    [Theory]
    [InlineData(new float[] { 1, 2, 3, 4 }, new[] { false, false, true, true }, 1)]
    [InlineData(new float[] { 4, 3, 2, 1 }, new[] { false, false, true, true }, 0)]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { false, false, true, true }, 0.75)]
    [InlineData(new float[] { 2, 2 }, new[] { true, false }, 0.5)]
    [InlineData(new float[] { 1, 2, 2, 3 }, new[] { false, true, false, true }, 0.875)]
    [InlineData(new[] { 0f, -0f }, new[] { true, false }, 0.5)]
    [InlineData(new[] { float.NegativeInfinity, 0, float.PositiveInfinity }, new[] { false, true, true }, 1)]
    public void It_is_the_part_of_pairs_in_which_the_positive_scores_higher(float[] scores, bool[] positives, double expected) =>
        Assert.Equal(expected, Auroc.Of(scores, positives));

    [Fact]
    public void It_equals_the_count_over_all_pairs_on_many_scores_with_ties()
    {
        var random = new Random(5);
        float[] scores = [.. Enumerable.Range(0, 700).Select(_ => MathF.Round(20 * random.NextSingle()))];
        bool[] positives = [.. scores.Select(score => random.NextSingle() * 30 < score)];
        double wins = 0;
        foreach ((float positive, bool _) in scores.Zip(positives).Where(row => row.Second))
            wins += scores.Where((_, i) => !positives[i]).Sum(negative => positive > negative ? 1 : positive == negative ? 0.5 : 0);
        int count = positives.Count(positive => positive);
        Assert.Equal(wins / ((double)count * (positives.Length - count)), Auroc.Of(scores, positives), 14);
    }

    [Fact]
    public void Its_arguments_stay_as_they_were()
    {
        float[] scores = [3, 1, 2];
        bool[] positives = [true, false, true];
        Auroc.Of(scores, positives);
        Assert.Equal([3, 1, 2], scores);
        Assert.Equal([true, false, true], positives);
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused() =>
        AssertRefused("positives", "There are 1 labels for 2 scores; each score needs one.", [1, 2], [true]);

    [Fact]
    public void A_score_that_is_no_number_is_refused_and_named() =>
        AssertRefused("scores", "scores[1] is NaN, which has no place in an order of scores.", [1, float.NaN, 2], [true, false, true]);

    [Theory]
    [InlineData(new[] { true, true }, "2 of 2 labels are positive")]
    [InlineData(new[] { false, false }, "0 of 2 labels are positive")]
    [InlineData(new bool[0], "0 of 0 labels are positive")]
    public void Labels_of_one_class_are_refused(bool[] positives, string message) =>
        AssertRefused("positives", message + "; the curve needs at least one positive and one negative.", new float[positives.Length], positives);

    private static void AssertRefused(string argument, string message, float[] scores, bool[] positives)
    {
        var error = Assert.Throws<ArgumentException>(argument, () => Auroc.Of(scores, positives));
        Assert.StartsWith(message, error.Message);
    }
}
