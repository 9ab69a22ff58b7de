using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Declarations;

/// <summary>What the project promises to languages that know less than C#.</summary>
internal static class ClsCompliance
{
    private const string Attribute = "System.CLSCompliantAttribute";

    /// <summary>
    /// Whether the generated half must say that the class does not comply: the compiler warns of every seed and of the attribute's
    /// arrays where the assembly complies, and of the word itself where it does not, or where nobody outside sees the class.
    /// </summary>
    public static bool MustExcept(INamedTypeSymbol type, Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(attribute => IsCompliance(attribute) && attribute.ConstructorArguments.FirstOrDefault().Value is true) &&
        !type.GetAttributes().Any(IsCompliance) &&
        IsVisibleOutside(type);

    private static bool IsCompliance(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == Attribute;

    private static bool IsVisibleOutside(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }
}
