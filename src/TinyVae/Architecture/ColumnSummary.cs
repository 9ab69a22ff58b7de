namespace TinyVae;

/// <summary>A column of a row.</summary>
/// <param name="Kind">What stands in it.</param>
/// <param name="Categories">How many categories there are; 0 of a kind that has none.</param>
/// <param name="MayBeMissing">Whether a cell may be missing, NaN in its place.</param>
public sealed record ColumnSummary(ColumnKind Kind, int Categories, bool MayBeMissing);
