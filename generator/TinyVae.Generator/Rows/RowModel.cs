using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Rows;

/// <summary>A type whose values are rows: how they become floats, and floats become them.</summary>
/// <param name="Type">Its full name, as code writes it.</param>
/// <param name="Cells">What stands in the row's floats, one behind another: the columns, then the condition.</param>
/// <param name="Whole">How a row is made.</param>
internal sealed record RowModel(string Type, EquatableArray<RowCell> Cells, RowObject Whole);

/// <summary>What a property or field of a row is in floats.</summary>
/// <param name="Path">Its name, behind those of what it stands in: <c>Position.X</c>.</param>
/// <param name="Type">The full name of its type, without a question mark.</param>
/// <param name="Conversion">How it becomes a number.</param>
/// <param name="MayBeNull">Whether its type is nullable: null is missing.</param>
/// <param name="Place">The first of its floats in a row.</param>
/// <param name="Floats">How many they are: more than one for a condition that is one-hot.</param>
/// <param name="Members">The members of an enumeration, by their full names, in the order of the categories.</param>
/// <param name="Least">What is 0 as a category, of a range of integers.</param>
internal sealed record RowCell(
    string Path, string Type, CellConversion Conversion, bool MayBeNull, int Place, int Floats, EquatableArray<string> Members, int Least)
{
    /// <summary>Whether it is given and not learned.</summary>
    public bool IsCondition { get; init; }
}

/// <summary>How a value becomes a number.</summary>
internal enum CellConversion
{
    Fraction,
    Integer,
    Flag,
    Member,
    Range,
}

/// <summary>A part of a row as it is made.</summary>
internal abstract record RowPart;

/// <summary>A value from the row's floats.</summary>
/// <param name="Cell">Its index among the cells.</param>
internal sealed record RowValue(int Cell) : RowPart;

/// <summary>A value that the row had before, or the default.</summary>
/// <param name="Path">Where it stands in the row.</param>
/// <param name="Type">The full name of its type.</param>
internal sealed record KeptValue(string Path, string Type) : RowPart;

/// <summary>An object, made by a constructor and an initializer.</summary>
/// <param name="Type">Its full name.</param>
/// <param name="Path">Where it stands in the row; empty for the row itself.</param>
/// <param name="IsReference">Whether it can be null.</param>
/// <param name="Arguments">What its constructor takes, by name.</param>
/// <param name="Members">What is set behind that, by name.</param>
internal sealed record RowObject(
    string Type, string Path, bool IsReference, EquatableArray<NamedPart> Arguments, EquatableArray<NamedPart> Members) : RowPart;

/// <summary>A part of an object with its name there.</summary>
internal sealed record NamedPart(string Name, RowPart Part);
