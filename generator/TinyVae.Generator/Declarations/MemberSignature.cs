using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TinyVae.Generator.Declarations;

/// <summary>
/// What tells the members of a class apart: a name, of a method with the types of its parameters in parentheses. The same for a member
/// that the compiler knows and for one that is about to be generated.
/// </summary>
internal static class MemberSignature
{
    public static string Of(ISymbol member) => member is IMethodSymbol method
        ? Of(method.Name, method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))
        : member.Name;

    public static string Of(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => Of(NameOf(method), Types(method.ParameterList)),
        ConstructorDeclarationSyntax constructor => Of(NameOf(constructor), Types(constructor.ParameterList)),
        _ => NameOf(member),
    };

    /// <summary>The name alone; that of a constructor is <c>.ctor</c>.</summary>
    public static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax => ".ctor",
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => "",
    };

    /// <summary>Of an interface's member that a class implements explicitly.</summary>
    public static string OfExplicit(string name) => $"IVae.{name}";

    private static IEnumerable<string> Types(ParameterListSyntax list) =>
        list.Parameters.Select(parameter => parameter.Type?.ToString() ?? "");

    // Two methods cannot differ in annotations alone.
    private static string Of(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types)})".Replace("?", "");
}
