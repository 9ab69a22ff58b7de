using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator;

/// <summary>
/// Tells of models in code that other source generators have written, as of the components in Razor files: no generator sees what
/// another writes, but an analyzer does.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SightAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.OutOfSight];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (!context.IsGeneratedCode || declaration.AttributeLists.Count == 0 ||
            context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type ||
            VaeAttributeData.Of(type)?.ApplicationSyntaxReference is not { } attribute ||
            attribute.SyntaxTree != declaration.SyntaxTree || !declaration.Span.Contains(attribute.Span))
        {
            return;
        }

        // A file on disk may call itself generated too; then its class has the other half.
        if (!type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree.FilePath.Contains(typeof(VaeGenerator).FullName)))
            context.ReportDiagnostic(Diagnostic.Create(Rules.OutOfSight, declaration.Identifier.GetLocation(), type.Name));
    }
}
