using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Compiles source text with the generator and the analyzer, as the C# compiler would.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>Every warning there is, as an error; arithmetic checked; no unsafe code.</summary>
    public static CSharpCompilationOptions Strict { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        checkOverflow: true,
        allowUnsafe: false,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>As <see cref="Strict"/>, but that warnings stay warnings and documentation can be missing: for sources that are beside the point.</summary>
    public static CSharpCompilationOptions Plain { get; } = Strict
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]);

    // What all compilations start from, so that the references are bound once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Models", references: References.All, options: Plain);

    public static CSharpCompilation Create(CSharpCompilationOptions options, params IEnumerable<string> sources) =>
        Empty.WithOptions(options).AddSyntaxTrees(sources.Select(Parse));

    public static SyntaxTree Parse(string source, int index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs");

    public static GeneratorDriver Driver { get; } = CSharpGeneratorDriver.Create(
        [new VaeGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, which must not fail whatever the source.</summary>
    public static Generation Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out ImmutableArray<Diagnostic> failures);
        Assert.Empty(failures);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new Generation((CSharpCompilation)completed, result, driver);
    }

    public static Generation Generate(params IEnumerable<string> sources) => Generate(Create(Plain, sources));

    /// <summary>What the analyzer alone tells of declarations; an exception in it would be among it (AD0001).</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(CSharpCompilation compilation) =>
        await compilation.WithAnalyzers([new VaeAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    public static Task<ImmutableArray<Diagnostic>> Analyze(params IEnumerable<string> sources) => Analyze(Create(Plain, sources));
}
