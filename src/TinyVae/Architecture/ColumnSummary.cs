namespace TinyVae;

/// <summary>A column of a row.</summary>
/// <param name="Name">The property or field of a row's type; its number, from 0, of rows of floats.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Categories">How many categories there are; 0 of a kind that has none.</param>
/// <param name="MayBeMissing">Whether a cell may be missing, NaN in its place.</param>
public sealed record ColumnSummary(string Name, ColumnKind Kind, int Categories, bool MayBeMissing);
