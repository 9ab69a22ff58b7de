using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Columns;

/// <summary>The columns of a row, each of a kind of its own, in the place of an input of one kind.</summary>
internal static class ColumnsProperty
{
    /// <summary>How they could be written.</summary>
    public const string Example = $"{Name} = [\"real 3\", \"binary\"]";

    private const string Name = PropertyNames.Columns;
    private const string Missing = PropertyNames.Missing;

    private static readonly string[] Replaced = [PropertyNames.Input, PropertyNames.Likelihood, PropertyNames.Categories];

    public static bool IsWritten(Declaration declaration) => declaration.Find(Name) is { Constant.IsNull: false };

    /// <summary>None where none are written, or not all can be read.</summary>
    public static EquatableArray<ColumnModel> Read(Declaration declaration)
    {
        if (declaration.Find(Name) is not { Constant.IsNull: false } argument)
        {
            declaration.Refuse(Missing, $"an {PropertyNames.Input}");
            return new();
        }

        foreach (string property in Replaced)
            declaration.Refuse(property, Name);
        if (argument.Elements.Count == 0)
            declaration.ReportMissing(Name, Example, neededBy: Name);
        bool allMayBeMissing = declaration.Find(Missing)?.Value is true;
        ColumnModel?[] columns = [.. argument.Elements.Select(element => ReadOne(declaration, element))];
        return columns.Any(column => column is null)
            ? new()
            : new([.. columns.Select(column => column! with { MayBeMissing = column.MayBeMissing || allMayBeMissing })]);
    }

    /// <summary>The columns of a row's type, with which nothing else can say what a row is.</summary>
    public static EquatableArray<ColumnModel> OfRow(Declaration declaration, EquatableArray<ColumnModel> columns)
    {
        foreach (string property in Replaced.Concat([Name, Missing, PropertyNames.Condition]))
            declaration.Refuse(property, "a row's type");
        return columns;
    }

    /// <summary>Tells each layer of the encoder that needs a shape: columns have none.</summary>
    public static void CheckLayers(Declaration declaration, EquatableArray<ColumnModel> columns, string property, EquatableArray<LayerModel> layers)
    {
        if (columns.Count == 0 || declaration.Find(property) is not { } argument)
            return;
        foreach ((LayerModel layer, DeclarationArgument element) in layers.Zip(argument.Elements, (layer, element) => (layer, element)))
        {
            if (layer.ReadsShape && element.Value is string text)
                declaration.Report(Rules.LayerMisfit, element, Excerpt.Of(text), $"{Name} stand side by side and have no neighbours that a convolution could read");
        }
    }

    private static ColumnModel? ReadOne(Declaration declaration, DeclarationArgument element)
    {
        if (!declaration.Compiles(element))
            return null;
        if (element.Value is string text)
            return declaration.Accept(ColumnGrammar.Parse(text), element, text);

        declaration.Report(Rules.UnreadableColumn, element, "", "it is null");
        return null;
    }
}
