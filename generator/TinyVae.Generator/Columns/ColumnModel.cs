namespace TinyVae.Generator.Columns;

/// <summary>Columns side by side that are alike.</summary>
/// <param name="Kind">Their kind, by its name.</param>
/// <param name="Count">How many.</param>
/// <param name="Size">The number of categories of each; 0 where there are none.</param>
/// <param name="MayBeMissing">Whether a cell may be missing.</param>
internal sealed record ColumnModel(string Kind, int Count, int Size, bool MayBeMissing)
{
    /// <summary>Its name, where it is the one column of a row's property or field; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>As a declaration has them, in one form only.</summary>
    public string Text
    {
        get
        {
            string number = Size > 0 ? $" {Size}" : Count > 1 ? $" {Count}" : "";
            return $"{Kind}{number}{(MayBeMissing ? $" {ColumnGrammar.Missing}" : "")}";
        }
    }
}
