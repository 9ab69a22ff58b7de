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
    /// The held-out row of each digit whose code is nearest to the mean code of the digit; the first rows where there are no labels or
    /// not all digits.
    /// </summary>
    /// <param name="data">Digits, with labels or without.</param>
    /// <param name="codes">A row for each held-out row: where a model puts it.</param>
    /// <returns>[digits] indices of held-out rows.</returns>
    public static int[] Typical(DigitData data, Dataset codes)
    {
        int[][] byDigit = [.. Enumerable.Range(0, Classes).Select(digit => RowsOf(data, digit).ToArray())];
        return byDigit.All(rows => rows.Length > 0)
            ? [.. byDigit.Select(rows => NearestToMean(codes, rows))]
            : Choose(data, ofEach: 1);
    }

    private static IEnumerable<int> RowsOf(DigitData data, int digit) =>
        Enumerable.Range(0, data.HeldOutLabels.Count).Where(row => data.HeldOutLabels[row] == digit);

    private static int NearestToMean(Dataset codes, int[] rows)
    {
        double[] mean = [.. Enumerable.Range(0, codes.Features).Select(unit => rows.Average(row => codes.Row(row)[unit]))];
        return rows.MinBy(row => mean.Select((value, unit) => Math.Pow(codes.Row(row)[unit] - value, 2)).Sum());
    }
}
