namespace TinyVae.Benchmarks.Comparison.Report;

/// <summary>A column of words, or of numbers where it has a format.</summary>
internal sealed record Column(string Name, string? Format = null);

/// <summary>A table of figures: printed for people, written for programs.</summary>
/// <param name="Title">What it tells, units included.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A cell for each column: a string, a number, or null where nothing was measured.</param>
internal sealed record Table(string Title, IReadOnlyList<Column> Columns, IReadOnlyList<object?[]> Rows);
