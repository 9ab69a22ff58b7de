namespace TinyVae.Generator.Rows;

/// <summary>The calls of a model in rows of a type.</summary>
internal static class RowCalls
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";

    /// <summary>Each of what is generated, with the types of its parameters.</summary>
    public static IEnumerable<(string Name, string[] Parameters)> Signatures(RowModel row)
    {
        string rows = ReadOnly(row);
        string made = Span(row);
        bool hasCondition = row.Cells.Any(cell => cell.IsCondition);
        yield return ("_rows", []); // a field, and so nothing else of the name
        yield return ("EncodeRows", [rows, Result]);
        yield return ("DecodeRows", [Floats, made]);
        yield return ("DecodeRows", [Floats, "int", made]);
        yield return ("FitScaling", [rows]);
        yield return ("Encode", [rows, Result]);
        yield return ("Encode", [rows, Result, Result]);
        yield return ("Decode", [Floats, made]);
        yield return ("Reconstruct", [rows, made]);
        yield return ("ReconstructSample", [rows, made, "ulong"]);
        yield return ("Generate", [made, "ulong"]);
        yield return ("Sample", [made, "ulong"]);
        if (!hasCondition)
        {
            yield return ("Generate", ["int", "ulong"]);
            yield return ("Sample", ["int", "ulong"]);
        }

        yield return ("Interpolate", [row.Type, row.Type, made]);
        yield return ("Traverse", [row.Type, "int", "float", "float", made]);
        yield return ("Evaluate", [rows, "ulong"]);
        yield return ("Evaluate", [rows, "ulong", Result]);
        yield return ("LogLikelihood", [rows, "int", Result, "ulong"]);
        yield return ("ReconstructionProbability", [rows, "int", Result, "ulong"]);
        yield return ("LatentStatistics", [rows, "global::System.Span<global::TinyVae.LatentUnit>"]);
        yield return ("Explain", [rows, "ulong", Result]);
        yield return ("Impute", [made, "ulong", "int"]);
    }

    /// <summary>Rows that are read.</summary>
    public static string ReadOnly(RowModel row) => $"global::System.ReadOnlySpan<{row.Type}>";

    /// <summary>Rows that are written.</summary>
    public static string Span(RowModel row) => $"global::System.Span<{row.Type}>";
}
