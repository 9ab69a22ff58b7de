using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>The user's class: whether it can be completed, and where its other half must stand.</summary>
internal static class ClassParser
{
    /// <summary>Null, with the problems, where nothing can be generated.</summary>
    public static ModelType? Parse(
        INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, ICollection<Diagnostic> problems)
    {
        int before = problems.Count;
        TypeDeclarationSyntax[] containers = [.. declaration.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()];
        foreach (TypeDeclarationSyntax part in containers.Append(declaration))
        {
            if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
                Report(Rules.NotPartial, part.Identifier, part.Identifier.ValueText, type.Name, $"{Kind(part)} {part.Identifier.ValueText}");
        }

        foreach (TypeDeclarationSyntax container in containers)
        {
            if (container.TypeParameterList is { } parameters)
                Unsuitable(parameters, $"it is nested in the generic type '{container.Identifier.ValueText}'");
            ReportModifier(container, SyntaxKind.FileKeyword, $"it is nested in '{container.Identifier.ValueText}', which is local to its file");
        }

        // A modifier may stand on any part; the first one that has it is enough.
        TypeDeclarationSyntax[] parts = [.. type.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).OfType<TypeDeclarationSyntax>()];
        ReportModifier(Having(SyntaxKind.StaticKeyword), SyntaxKind.StaticKeyword, "it is static");
        ReportModifier(Having(SyntaxKind.AbstractKeyword), SyntaxKind.AbstractKeyword, "it is abstract");
        ReportModifier(Having(SyntaxKind.FileKeyword), SyntaxKind.FileKeyword, "it is local to its file");
        if (declaration.TypeParameterList is { } ownParameters)
            Unsuitable(ownParameters, "it is generic");
        if (declaration is RecordDeclarationSyntax record)
            Unsuitable(record.Keyword, "it is a record");
        else if (parts.FirstOrDefault(part => part.ParameterList is not null) is { } primary)
            Unsuitable(primary.ParameterList!, "it has a primary constructor, which the generated one would have to call");

        BaseClass.Report(type, compilation, reason => Unsuitable(declaration.Identifier, reason));
        MemberCollisions.Report(type, declaration.Identifier.GetLocation(), compilation, problems);
        return problems.Count > before ? null : Describe(type, containers);

        TypeDeclarationSyntax? Having(SyntaxKind modifier) => parts.FirstOrDefault(part => part.Modifiers.Any(modifier));

        void ReportModifier(TypeDeclarationSyntax? part, SyntaxKind modifier, string reason)
        {
            if (part is not null && part.Modifiers.FirstOrDefault(token => token.IsKind(modifier)) is { RawKind: not 0 } token)
                Unsuitable(token, reason);
        }

        void Unsuitable(SyntaxNodeOrToken at, string reason) => Report(Rules.UnsuitableClass, at, type.Name, reason);

        void Report(DiagnosticDescriptor rule, SyntaxNodeOrToken at, params object[] arguments) =>
            problems.Add(Diagnostic.Create(rule, at.GetLocation(), arguments));
    }

    private static ModelType Describe(INamedTypeSymbol type, TypeDeclarationSyntax[] containers)
    {
        List<string> namespaces = [];
        for (INamespaceSymbol part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
            namespaces.Insert(0, Identifier.OfNamespace(part.Name));
        return new ModelType(
            string.Join(".", namespaces),
            new EquatableArray<string>([.. containers.Select(part => $"partial {Kind(part)} {Identifier.OfType(part.Identifier.ValueText)}")]),
            Identifier.OfType(type.Name),
            SyntaxFacts.GetText(type.DeclaredAccessibility));
    }

    private static string Kind(TypeDeclarationSyntax part) =>
        part is RecordDeclarationSyntax record && record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : part.Keyword.Text;
}
