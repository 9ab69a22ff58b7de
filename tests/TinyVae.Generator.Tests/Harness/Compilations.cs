using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Compiles source text with the generator, as the C# compiler would.</summary>
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
        Empty.WithOptions(options).AddSyntaxTrees(Parsed(sources, ParseOptions));

    public static SyntaxTree Parse(string source, int index) => Parse(source, index, ParseOptions);

    private static SyntaxTree Parse(string source, int index, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(source, options, $"Source{index}.cs");

    // An array: the compilation may go over them more than once, and must meet the same trees each time.
    private static SyntaxTree[] Parsed(IEnumerable<string> sources, CSharpParseOptions options) =>
        [.. sources.Select((source, index) => Parse(source, index, options))];

    public static GeneratorDriver Driver { get; } = CSharpGeneratorDriver.Create(
        [new VaeGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, which must not fail whatever the source.</summary>
    public static Generation Generate(CSharpCompilation compilation) => Generate(compilation, Driver);

    private static Generation Generate(CSharpCompilation compilation, GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation completed, out ImmutableArray<Diagnostic> problems);
        Assert.All(problems, problem => Assert.StartsWith("TVAE", problem.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Id == Rules.GeneratorFailed.Id);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new Generation((CSharpCompilation)completed, problems, result, driver);
    }

    public static Generation Generate(params IEnumerable<string> sources) => Generate(Create(Plain, sources));

    /// <summary>Strictly, but for documentation, which is not read: of very much code.</summary>
    public static Generation GenerateUndocumented(params IEnumerable<string> sources)
    {
        CSharpParseOptions options = ParseOptions.WithDocumentationMode(DocumentationMode.None);
        CSharpCompilation compilation = Empty.WithOptions(Strict).AddSyntaxTrees(Parsed(sources, options));
        return Generate(compilation, Driver.WithUpdatedParseOptions(options));
    }

    /// <summary>As in a project of an older language, where nullable references may be none.</summary>
    public static Generation Generate(LanguageVersion language, params IEnumerable<string> sources)
    {
        CSharpParseOptions options = ParseOptions.WithLanguageVersion(language);
        CSharpCompilation compilation = Empty
            .WithOptions(Plain.WithNullableContextOptions(NullableContextOptions.Disable))
            .AddSyntaxTrees(Parsed(sources, options));
        return Generate(compilation, Driver.WithUpdatedParseOptions(options));
    }
}
