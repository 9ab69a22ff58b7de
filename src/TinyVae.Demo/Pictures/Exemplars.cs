using TinyVae.Demo.Data;

namespace TinyVae.Demo.Pictures;

/// <summary>Held-out rows to show.</summary>
internal static class Exemplars
{
    /// <summary>Columns of the pictures: one a digit, 0 to 9.</summary>
    public const int Classes = 10;

    /// <summary>
    /// The held-out rows of each digit in order of the digits, then the next of each, and so on; rows in their order where there are
    /// no labels or not all digits.
    /// </summary>
    /// <param name="data">Digits, with labels or without.</param>
    /// <param name="ofEach">Rows of each digit.</param>
    /// <returns>[ofEach, digits] indices of held-out rows, repeated from the first where there are fewer rows.</returns>
    public static int[] Choose(DigitData data, int ofEach)
    {
        int[][] byDigit = [.. Enumerable.Range(0, Classes).Select(digit => RowsOf(data, digit).Take(ofEach).ToArray())];
        return byDigit.All(rows => rows.Length == ofEach)
            ? [.. Enumerable.Range(0, ofEach * Classes).Select(i => byDigit[i % Classes][i / Classes])]
            : [.. Enumerable.Range(0, ofEach * Classes).Select(i => i % data.HeldOut.Rows)];
    }

    /// <summary>
    /// The held-out row of each digit that is nearest to the digit's mean image; the first rows where there are no labels or not all
    /// digits.
    /// </summary>
    /// <param name="data">Digits, with labels or without.</param>
    /// <returns>[digits] indices of held-out rows.</returns>
    public static int[] Typical(DigitData data)
    {
        int[][] byDigit = [.. Enumerable.Range(0, Classes).Select(digit => RowsOf(data, digit).ToArray())];
        return byDigit.All(rows => rows.Length > 0)
            ? [.. byDigit.Select(rows => NearestToMean(data.HeldOut, rows))]
            : Choose(data, ofEach: 1);
    }

    private static IEnumerable<int> RowsOf(DigitData data, int digit) =>
        Enumerable.Range(0, data.HeldOutLabels.Count).Where(row => data.HeldOutLabels[row] == digit);

    private static int NearestToMean(Dataset images, int[] rows)
    {
        double[] mean = new double[images.Features];
        for (int pixel = 0; pixel < mean.Length; pixel++)
            mean[pixel] = rows.Average(row => images.Row(row)[pixel]);
        return rows.MinBy(row => SquaredDistance(images.Row(row), mean));
    }

    private static double SquaredDistance(ReadOnlySpan<float> image, double[] mean)
    {
        double sum = 0;
        for (int pixel = 0; pixel < mean.Length; pixel++)
            sum += (image[pixel] - mean[pixel]) * (image[pixel] - mean[pixel]);
        return sum;
    }
}
