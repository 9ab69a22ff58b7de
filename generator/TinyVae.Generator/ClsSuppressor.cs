using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TinyVae.Generator.Attributes;

namespace TinyVae.Generator;

/// <summary>
/// Takes back what the compiler says of the arrays in a declaration where the assembly complies with the CLS. A class that others see
/// is excepted by its generated half; of one that they do not, the compiler would mind the exception.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClsSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Arrays = new(
        "TVAE-CLS", "CS3016", "The generator alone reads the layers of a declaration, no other language");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Arrays];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree &&
                tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is AttributeSyntax attribute &&
                context.GetSemanticModel(tree).GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type &&
                VaeAttributeData.Is(type))
            {
                context.ReportSuppression(Suppression.Create(Arrays, diagnostic));
            }
        }
    }
}
