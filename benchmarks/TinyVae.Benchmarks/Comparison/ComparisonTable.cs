using System.Globalization;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>Comparison rows as a Markdown table that also reads well in a terminal.</summary>
internal static class ComparisonTable
{
    /// <summary>The first columns are words, the others numbers.</summary>
    private const int Words = 2;

    private static readonly string[] Header =
        ["model", "operation", "TinyVae min µs", "median µs", "PyTorch min µs", "median µs", "PyTorch/TinyVae", "of FMA peak"];

    public static IEnumerable<string> Lines(IReadOnlyList<ComparisonRow> rows)
    {
        string[][] cells = [Header, .. rows.Select(Cells)];
        int[] widths = [.. Header.Select((_, column) => cells.Max(row => row[column].Length))];
        yield return Line(cells[0], widths);
        yield return "|" + string.Join("|", widths.Select((width, i) => new string('-', width + 1) + (i < Words ? '-' : ':'))) + "|";
        foreach (string[] row in cells[1..])
            yield return Line(row, widths);
    }

    private static string Line(string[] row, int[] widths) =>
        "| " + string.Join(" | ", row.Select((cell, i) => i < Words ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |";

    private static string[] Cells(ComparisonRow row) =>
    [
        row.Model,
        row.Operation,
        Number(row.TinyVae.Minimum, "F2"),
        Number(row.TinyVae.Median, "F2"),
        Number(row.PyTorch?.Minimum, "F2"),
        Number(row.PyTorch?.Median, "F2"),
        Number(row.Ratio, "F2"),
        Number(row.FractionOfPeak, "P0"),
    ];

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
