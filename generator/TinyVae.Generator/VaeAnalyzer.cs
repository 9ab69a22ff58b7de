using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Parsing;

namespace TinyVae.Generator;

/// <summary>
/// Tells what is wrong with a declaration. An analyzer rather than the generator, so that the places it points to are real ones,
/// which suppressions act on and which no cached model of the generator has to hold.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VaeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.NotPartial, Rules.UnsuitableClass, Rules.Collision, Rules.Missing, Rules.UnreadableInput, Rules.SizeOutOfRange,
        Rules.UnreadableLayer, Rules.UnknownActivation, Rules.DecoderEnd, Rules.UndefinedValue, Rules.TooLarge,
        Rules.UnreadableCorruption, Rules.NumberOutOfRange, Rules.UnfilledCategories, Rules.Meaningless, Rules.UnreadablePrior,
        Rules.UnreadableFlow,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (VaeAttributeData.Of(type) is not { } attribute)
            return;
        foreach (Diagnostic problem in DeclarationParser.Parse(type, attribute, context.Compilation, context.CancellationToken).Problems)
            context.ReportDiagnostic(problem);
    }
}
