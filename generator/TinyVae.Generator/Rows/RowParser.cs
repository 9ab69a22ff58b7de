using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Rows;

/// <summary>A row's type as it was read; where it could not be, without columns.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Condition">Floats of the condition behind them.</param>
/// <param name="Model">The type; null where it could not be read.</param>
internal sealed record ReadRow(EquatableArray<ColumnModel> Columns, int Condition, RowModel? Model);

/// <summary>Reads the type that the attribute names as that of a row, and tells what keeps it from being one.</summary>
internal static class RowParser
{
    /// <summary>Null where the attribute names no type.</summary>
    public static ReadRow? Parse(
        INamedTypeSymbol model, AttributeData attribute, AttributeSyntax syntax, Compilation compilation, ICollection<Diagnostic> problems)
    {
        if (VaeAttributeData.RowOf(attribute) is not { } type)
            return null;
        var none = new ReadRow(new(), 0, null);
        if (type.TypeKind == TypeKind.Error)
            return none; // which the compiler tells
        if (Unsuitable(type, model, compilation) is { } reason)
        {
            Report(new(null, type.Name, reason));
            return none;
        }

        var reader = new RowReader(compilation, model);
        RowModel row = reader.Read((INamedTypeSymbol)type);
        foreach (RowProblem problem in reader.Problems)
            Report(problem);
        return reader.Problems.Count > 0 ? none : new(reader.Columns, reader.Condition, row);

        void Report(RowProblem problem)
        {
            Location named = syntax.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.GetLocation()
                ?? syntax.Name.GetLocation();
            Location at = problem.At?.Locations.FirstOrDefault(location => location.IsInSource) ?? named;
            problems.Add(Diagnostic.Create(Rules.UnsuitableRow, at, problem.Subject, model.Name, problem.Reason));
        }
    }

    private static string? Unsuitable(ITypeSymbol type, INamedTypeSymbol model, Compilation compilation) => type switch
    {
        not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false } =>
            "it is no record, struct or class that could have columns",
        INamedTypeSymbol { IsAbstract: true } => "it is abstract, and a model could not make one",
        _ when !compilation.IsSymbolAccessibleWithin(type, model) => "the model cannot see it",
        _ when IsLessVisible(type, model) => "it is less visible than the model, whose calls are in rows of it: give both the same accessibility",
        _ => null,
    };

    private static bool IsLessVisible(ISymbol type, ISymbol model) => Visibility(type) < Visibility(model);

    /// <summary>2 where all can see it, 1 where its assembly can, 0 where only the type around it can.</summary>
    private static int Visibility(ISymbol symbol)
    {
        int least = 2;
        for (ISymbol? part = symbol; part is INamedTypeSymbol; part = part.ContainingType)
        {
            least = Math.Min(least, part.DeclaredAccessibility switch
            {
                Accessibility.Public => 2,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => 1,
                _ => 0,
            });
        }

        return least;
    }
}
