using Microsoft.CodeAnalysis;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;

namespace TinyVae.Generator.Rows;

/// <summary>What a property or field is as a column.</summary>
/// <param name="Conversion">How it becomes a number.</param>
/// <param name="Kind">The column's kind, by its name.</param>
/// <param name="Size">The number of categories; 0 where there are none.</param>
/// <param name="Members">The members of an enumeration, by their full names, from the smallest on.</param>
/// <param name="Least">What is 0 as a category, of a range of integers.</param>
internal sealed record ReadCell(CellConversion Conversion, string Kind, int Size, EquatableArray<string> Members, int Least);

/// <summary>Reads what a property or field is as a column, from its type and its attributes.</summary>
internal static class CellReader
{
    /// <summary>How many categories there can be, in words.</summary>
    private static readonly string Sizes = $"{ColumnGrammar.LeastCategories} to {ColumnGrammar.MostCategories}";

    private static readonly string[] Kinds = ["Positive", "StudentT", "Count", "Poisson", "Ordinal"];

    /// <summary>The column, or why there is none.</summary>
    public static (ReadCell? Cell, string? Problem) Read(ITypeSymbol type, RowAttributes attributes)
    {
        IReadOnlyList<string> kinds = attributes.Among(Kinds);
        if (kinds.Count > 1)
            return (null, $"[{kinds[0]}] and [{kinds[1]}] do not go together: write one of them");
        string? kind = kinds.FirstOrDefault();
        if (type.TypeKind == TypeKind.Enum)
            return ReadEnum((INamedTypeSymbol)type, kind);
        return type.SpecialType switch
        {
            SpecialType.System_Boolean when kind is null => (new(CellConversion.Flag, "binary", 0, new(), 0), null),
            SpecialType.System_Boolean => (null, $"[{kind}] has no meaning for a bool: remove it"),
            SpecialType.System_Single or SpecialType.System_Double => ReadNumber(CellConversion.Fraction, kind, "real"),
            SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 =>
                kind == "Ordinal" ? ReadRange(attributes) : ReadNumber(CellConversion.Integer, kind, "real"),
            SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 =>
                kind == "Ordinal" ? ReadRange(attributes) : ReadNumber(CellConversion.Integer, kind, "count"),
            _ => (null, $"a {type.ToDisplayString()} is no column: write [Ignore] in front of it, or make it a number, a bool, an enum or a type of such"),
        };
    }

    private static (ReadCell?, string?) ReadNumber(CellConversion conversion, string? attribute, string otherwise)
    {
        string? kind = attribute switch
        {
            null => otherwise,
            "Positive" => "positive",
            "StudentT" => "student-t",
            "Count" => "count",
            "Poisson" => "poisson",
            _ => null,
        };
        return kind is null
            ? (null, "[Ordinal] is of an enum, or of an integer as [Ordinal(1, 5)]: make it one, or remove the attribute")
            : (new(conversion, kind, 0, new(), 0), null);
    }

    private static (ReadCell?, string?) ReadRange(RowAttributes attributes) => attributes.Range("Ordinal") switch
    {
        null => (null, "the range is missing: write [Ordinal(1, 5)], from the smallest number to the largest"),
        var (least, most) when !HasRightSize((long)most - least + 1) =>
            (null, $"{least} to {most} is no range of {Sizes} numbers: write for example [Ordinal(1, 5)]"),
        var (least, most) => (new(CellConversion.Range, "ordinal", most - least + 1, new(), least), null),
    };

    private static (ReadCell?, string?) ReadEnum(INamedTypeSymbol type, string? kind)
    {
        if (kind is not (null or "Ordinal"))
            return (null, $"[{kind}] has no meaning for an enum: remove it, or write [Ordinal] where its values have an order");
        if (type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" }))
            return (null, $"{type.Name} has [Flags], whose values are not one of a few: give each flag a bool of its own");

        // Names of one value are one category.
        string[] members =
        [
            .. type.GetMembers().OfType<IFieldSymbol>()
                .Where(member => member.HasConstantValue)
                .GroupBy(member => Convert.ToDecimal(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))
                .OrderBy(value => value.Key)
                .Select(value => $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Escaped(value.First().Name)}"),
        ];
        return !HasRightSize(members.Length)
            ? (null, $"{type.Name} has {members.Length} values; a category needs {Sizes}")
            : (new(CellConversion.Member, kind is null ? "category" : "ordinal", members.Length, new(members), 0), null);
    }

    private static bool HasRightSize(long categories) => categories is >= ColumnGrammar.LeastCategories and <= ColumnGrammar.MostCategories;

    private static string Escaped(string name) => Text.Identifier.OfType(name);
}
