using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Attributes;

/// <summary>How a declaration is found.</summary>
internal static class VaeAttributeData
{
    public const string ClassName = "VaeAttribute";

    public static bool IsOn(INamedTypeSymbol type) => Of(type) is not null;

    /// <summary>The first attribute that declares <paramref name="type"/>; more than one is the compiler's error.</summary>
    public static AttributeData? Of(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } found && Is(found));

    /// <summary>Whether it is the class of the attribute.</summary>
    public static bool Is(INamedTypeSymbol attribute) =>
        attribute.Name == ClassName && attribute.ContainingType is null && attribute.ContainingNamespace.ToDisplayString() == "TinyVae" && attribute.Arity <= 1;

    /// <summary>The type of a row that a declaration names; null where rows are of floats.</summary>
    public static ITypeSymbol? RowOf(AttributeData attribute) => attribute.AttributeClass is { Arity: 1 } generic ? generic.TypeArguments[0] : null;
}
