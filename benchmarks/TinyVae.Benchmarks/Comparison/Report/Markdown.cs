using System.Globalization;

namespace TinyVae.Benchmarks.Comparison.Report;

/// <summary>A table as Markdown that also reads well in a terminal.</summary>
internal static class Markdown
{
    /// <summary>Prints a table under its title.</summary>
    public static void Print(Table table)
    {
        Console.WriteLine($"\n{table.Title}\n");
        foreach (string line in Lines(table))
            Console.WriteLine(line);
    }

    private static IEnumerable<string> Lines(Table table)
    {
        string[][] cells = [[.. table.Columns.Select(column => column.Name)], .. table.Rows.Select(row => Cells(row, table.Columns))];
        int[] widths = [.. table.Columns.Select((_, i) => cells.Max(row => row[i].Length))];
        yield return Line(cells[0]);
        yield return "|" + string.Join("|", widths.Select((width, i) => new string('-', width + 1) + (IsWords(i) ? '-' : ':'))) + "|";
        foreach (string[] row in cells[1..])
            yield return Line(row);

        bool IsWords(int column) => table.Columns[column].Format is null;

        string Line(string[] row) =>
            "| " + string.Join(" | ", row.Select((cell, i) => IsWords(i) ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |";
    }

    private static string[] Cells(object?[] row, IReadOnlyList<Column> columns) =>
    [
        .. row.Zip(columns, (cell, column) =>
            cell is IFormattable number ? number.ToString(column.Format, CultureInfo.InvariantCulture) : cell as string ?? ""),
    ];
}
