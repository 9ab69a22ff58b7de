using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>One run of the generator.</summary>
/// <param name="Compilation">With what was generated.</param>
/// <param name="Result">The files and the tracked steps.</param>
/// <param name="Driver">To run again.</param>
internal sealed record Generation(CSharpCompilation Compilation, GeneratorRunResult Result, GeneratorDriver Driver)
{
    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    /// <summary>The text of the only file.</summary>
    public string SingleFile => Assert.Single(Result.GeneratedSources).SourceText.ToString();

    /// <summary>What the compiler tells, hidden hints left out.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics =>
        Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);

    public IEnumerable<Diagnostic> CompilerErrors =>
        CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The assembly's bytes; the compilation must have neither errors nor warnings.</summary>
    public byte[] EmitAssembly()
    {
        Assert.Empty(CompilerDiagnostics);
        using var assembly = new MemoryStream();
        Assert.True(Compilation.Emit(assembly).Success);
        return assembly.ToArray();
    }
}
