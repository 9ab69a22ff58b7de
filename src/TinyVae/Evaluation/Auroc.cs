namespace TinyVae;

/// <summary>The area under the receiver operating characteristic: how well a score tells positives from negatives.</summary>
public static class Auroc
{
    /// <summary>
    /// The probability that a positive drawn at random scores above a negative drawn at random, a tie counting half: the statistic of
    /// Mann and Whitney over the number of pairs, and the area under the curve exactly (Hanley and McNeil, 1982).
    /// Allocates a sorted copy of its arguments.
    /// </summary>
    /// <param name="scores">A score each; greater means more like a positive. Infinity is a score like any other.</param>
    /// <param name="positives">Which of them are positives: at least one, and not all.</param>
    /// <returns>0 to 1; 0.5 for scores that tell nothing.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, a score is NaN, or only one class is there.</exception>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives)
    {
        Check(scores, positives);
        float[] sorted = scores.ToArray();
        bool[] labels = positives.ToArray();
        Array.Sort(sorted, labels);

        // In half pairs, so that all is whole: a positive beats the negatives below its score by 2, those at its score by 1.
        long halfPairs = 0;
        long negativesBelow = 0;
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            long positivesHere = 0;
            for (end = first; end < sorted.Length && sorted[end] == sorted[first]; end++)
                positivesHere += labels[end] ? 1 : 0;
            long negativesHere = end - first - positivesHere;
            halfPairs += positivesHere * (2 * negativesBelow + negativesHere);
            negativesBelow += negativesHere;
        }

        long pairs = (sorted.Length - negativesBelow) * negativesBelow;
        return halfPairs / (2.0 * pairs);
    }

    private static void Check(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives)
    {
        if (scores.Length != positives.Length)
            throw new ArgumentException($"There are {positives.Length} labels for {scores.Length} scores; each score needs one.", nameof(positives));
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
                throw new ArgumentException($"scores[{i}] is NaN, which has no place in an order of scores.", nameof(scores));
        }

        int count = positives.Count(true);
        if (count == 0 || count == positives.Length)
        {
            throw new ArgumentException(
                $"{count} of {positives.Length} labels are positive; the curve needs at least one positive and one negative.", nameof(positives));
        }
    }
}
