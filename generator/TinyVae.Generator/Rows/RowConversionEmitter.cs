using TinyVae.Generator.Text;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Rows;

/// <summary>How rows become floats, and floats rows.</summary>
/// <param name="row">The type of a row.</param>
/// <param name="rowSize">The constant that counts the floats of a row.</param>
internal sealed class RowConversionEmitter(RowModel row, string rowSize)
{
    private const string Require = "global::TinyVae.Kernels.Require";

    public void Emit(SourceWriter writer)
    {
        EmitEncoding(writer);
        EmitDecoding(writer);
    }

    private void EmitEncoding(SourceWriter writer)
    {
        writer.Write($$"""
            /// <summary>Rows as the floats that calls take: a column's number, 0 or 1, the category from 0 on, NaN for what is missing; then the condition.</summary>
            /// <param name="rows">Any number of rows.</param>
            /// <param name="x">[rows, {{rowSize}}], row-major.</param>
            /// <exception cref="global::System.ArgumentException">The span's length does not fit.</exception>
            """);
        using (writer.Member($"public static void EncodeRows({RowCalls.ReadOnly(row)} rows, global::System.Span<float> x)"))
        {
            writer.Write($"{Require}.Length(x.Length, rows.Length, {rowSize}, nameof(x));");
            using (writer.Block("for (int i = 0; i < rows.Length; i++)"))
            {
                writer.Write($"ref readonly {row.Type} row = ref rows[i];");
                foreach (RowObject part in References(row.Whole))
                    writer.Write($"{Require}.Row({InCode("row", part.Path)}, i, \"{part.Path}\", nameof(rows));");
                writer.Write($"global::System.Span<float> to = x.Slice(i * {rowSize}, {rowSize});");
                foreach (RowCell cell in row.Cells)
                    EmitCell(writer, cell);
            }
        }
    }

    private static void EmitCell(SourceWriter writer, RowCell cell)
    {
        string value = InCode("row", cell.Path);
        if (cell.Floats > 1)
        {
            writer.Write($"{Require}.Category(to.Slice({cell.Place}, {cell.Floats}), {Number(cell, value)}, i, \"{cell.Path}\", nameof(rows));");
        }
        else if (cell.MayBeNull)
        {
            writer.Write($"to[{cell.Place}] = {value} is {{ }} cell{cell.Place} ? {InParentheses(cell, Number(cell, $"cell{cell.Place}"))} : float.NaN;");
        }
        else
        {
            writer.Write($"to[{cell.Place}] = {Number(cell, value)};");
        }
    }

    private static string Number(RowCell cell, string value) => cell.Conversion switch
    {
        CellConversion.Flag => $"{value} ? 1f : 0f",
        CellConversion.Member => Category(cell, value),
        CellConversion.Range => $"(float){value}{Plus(-(long)cell.Least)}",
        _ => cell.Type == "float" ? value : $"(float){value}",
    };

    /// <summary>The category of a member; none of a value that is no member, which a check tells.</summary>
    private static string Category(RowCell cell, string value) =>
        $"{value} switch {{ {string.Join(", ", cell.Members.Select((member, i) => $"{member} => {i}f"))}, _ => -1f }}";

    private static string InParentheses(RowCell cell, string number) =>
        cell.Conversion is CellConversion.Fraction or CellConversion.Integer ? number : $"({number})";

    /// <summary>What adds a number to what stands before.</summary>
    private static string Plus(long number) => number switch { 0 => "", < 0 => $" - {-number}f", _ => $" + {number}f" };

    private void EmitDecoding(SourceWriter writer)
    {
        writer.Write($$"""
            /// <summary>The rows of floats; what of a row is no column stays as it is there.</summary>
            /// <param name="x">[rows, {{rowSize}}], row-major.</param>
            /// <param name="rows">As many rows.</param>
            /// <exception cref="global::System.ArgumentException">The span's length does not fit.</exception>
            """);
        using (writer.Member($"public static void DecodeRows(global::System.ReadOnlySpan<float> x, {RowCalls.Span(row)} rows)"))
        {
            writer.Write($"""
                {Require}.Length(x.Length, rows.Length, {rowSize}, nameof(x));
                DecodeRows(x, {rowSize}, rows);
                """);
        }

        using (writer.Member($"private static void DecodeRows(global::System.ReadOnlySpan<float> x, int pitch, {RowCalls.Span(row)} rows)"))
        {
            using (writer.Block("for (int i = 0; i < rows.Length; i++)"))
            {
                writer.Write("global::System.ReadOnlySpan<float> from = x.Slice(i * pitch, InputSize);");
                writer.Write($"rows[i] = {Made(row.Whole)};");
            }
        }
    }

    private string Made(RowPart part) => part switch
    {
        RowValue value => Value(row.Cells[value.Cell]),
        KeptValue kept => Kept(kept),
        RowObject made => $"new {made.Type}({Parts(made.Arguments, ": ")})" + (made.Members.Count == 0 ? "" : $" {{ {Parts(made.Members, " = ")} }}"),
        _ => throw new ArgumentException($"{part} is no part of a row.", nameof(part)),
    };

    private string Parts(IEnumerable<NamedPart> parts, string sign) => string.Join(", ", parts.Select(part => $"{part.Name}{sign}{Made(part.Part)}"));

    private static string Value(RowCell cell)
    {
        string x = $"from[{cell.Place}]";
        string value = cell.Conversion switch
        {
            CellConversion.Fraction => cell.Type == "float" ? x : $"({cell.Type}){x}",
            CellConversion.Integer => $"unchecked(({cell.Type})global::System.Math.Round({x}))",
            CellConversion.Flag => $"{x} >= 0.5f",
            CellConversion.Range => $"unchecked(({cell.Type})({x}{Plus(cell.Least)}))",
            _ => Member(cell, x),
        };
        return cell.MayBeNull ? $"float.IsNaN({x}) ? default({cell.Type}?) : {value}" : value;
    }

    private static string Member(RowCell cell, string x)
    {
        string[] members = [.. cell.Members];
        IEnumerable<string> arms = members.Take(members.Length - 1).Select((member, i) => $"{i} => {member}");
        return $"unchecked((int){x}) switch {{ {string.Join(", ", arms)}, _ => {members[members.Length - 1]} }}";
    }

    /// <summary>What a row had there before; the default where there was none.</summary>
    private string Kept(KeptValue kept)
    {
        HashSet<string> references = [.. References(row.Whole).Select(part => part.Path)];
        string path = "";
        string code = "rows[i]";
        bool mayBeNull = false;
        foreach (string name in kept.Path.Split('.'))
        {
            bool isReference = references.Contains(path);
            mayBeNull |= isReference;
            code += $"{(isReference ? "?" : "")}.{Identifier.OfType(name)}";
            path = path.Length == 0 ? name : $"{path}.{name}";
        }

        return mayBeNull ? $"{code} ?? default({kept.Type})!" : code;
    }

    private static string InCode(string row, string path) =>
        path.Length == 0 ? row : $"{row}.{string.Join(".", path.Split('.').Select(Identifier.OfType))}";

    /// <summary>The parts that can be null, from the row on.</summary>
    private static IEnumerable<RowObject> References(RowObject whole)
    {
        IEnumerable<RowObject> inner = whole.Arguments.Concat(whole.Members).Select(part => part.Part).OfType<RowObject>().SelectMany(References);
        return whole.IsReference ? inner.Prepend(whole) : inner;
    }
}
