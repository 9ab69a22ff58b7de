using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>One run of the generator.</summary>
/// <param name="Compilation">With what was generated.</param>
/// <param name="Problems">What the generator tells of declarations, options and directives applied.</param>
/// <param name="Result">The files and the tracked steps.</param>
/// <param name="Driver">To run again.</param>
internal sealed record Generation(CSharpCompilation Compilation, IReadOnlyList<Diagnostic> Problems, GeneratorRunResult Result, GeneratorDriver Driver)
{
    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    /// <summary>The text of the only file.</summary>
    public string SingleFile => Assert.Single(Result.GeneratedSources).SourceText.ToString();

    /// <summary>What the compiler tells, hidden hints left out.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics => field ??= Visible(Compilation.GetDiagnostics());

    public IEnumerable<Diagnostic> CompilerErrors =>
        CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>What compiler and generator tell of the whole.</summary>
    public IEnumerable<Diagnostic> AllDiagnostics => CompilerDiagnostics.Concat(Problems);

    /// <summary>The assembly's bytes; the compilation must have neither errors nor warnings.</summary>
    public byte[] EmitAssembly()
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        EmitResult result = Compilation.Emit(assembly, xmlDocumentationStream: documentation);
        Assert.Empty(Visible(result.Diagnostics));
        Assert.True(result.Success);
        return assembly.ToArray();
    }

    private static IReadOnlyList<Diagnostic> Visible(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
}
