using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Declarations;

/// <summary>Reads all declarations of a project.</summary>
internal static class ProjectParser
{
    /// <summary>The declarations, in order.</summary>
    public static IEnumerable<ParsedDeclaration> Parse(CSharpCompilation compilation, MemoryCheck check, CancellationToken cancellation)
    {
        var language = LanguageFeatures.Of(compilation.LanguageVersion);
        bool isLanguageTold = language.HasRefStructArguments;
        foreach (TypeDeclarationSyntax candidate in AttributedClasses.In(compilation.SyntaxTrees, VaeAttributeData.ClassName))
        {
            cancellation.ThrowIfCancellationRequested();
            if (compilation.GetSemanticModel(candidate.SyntaxTree).GetDeclaredSymbol(candidate, cancellation) is not { } type ||
                VaeAttributeData.Of(type) is not { } attribute ||
                attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax ||
                !IsOn(syntax, candidate))
            {
                continue;
            }

            ParsedDeclaration parsed = Guarded(type, attribute, syntax, compilation, language, check);

            // One error for the one thing to change.
            yield return isLanguageTold
                ? parsed
                : parsed with { Problems = parsed.Problems.Insert(0, LanguageTooOld(syntax, compilation)) };
            isLanguageTold = true;
        }
    }

    /// <summary>Of a class with the attribute on two of its parts, which is an error, only the first part is a declaration.</summary>
    private static bool IsOn(AttributeSyntax attribute, TypeDeclarationSyntax candidate) =>
        attribute.SyntaxTree == candidate.SyntaxTree && candidate.Span.Contains(attribute.Span);

    /// <summary>A fault of this generator's own at one declaration is told there and leaves the others alone.</summary>
    private static ParsedDeclaration Guarded(
        INamedTypeSymbol type, AttributeData attribute, AttributeSyntax syntax, CSharpCompilation compilation, LanguageFeatures language, MemoryCheck check)
    {
        try
        {
            return DeclarationParser.Parse(type, attribute, syntax, compilation, language, check);
        }
        catch (Exception fault)
        {
            return new(null, [GeneratorFault.Of(type.Name, fault, syntax.Name.GetLocation())]);
        }
    }

    private static Diagnostic LanguageTooOld(AttributeSyntax syntax, CSharpCompilation compilation) => Diagnostic.Create(
        Rules.LanguageTooOld, syntax.Name.GetLocation(), compilation.LanguageVersion.ToDisplayString());
}
