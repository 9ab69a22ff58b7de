using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>A model in an assembly that complies with the CLS is excepted from it, without a warning anywhere.</summary>
public sealed class ComplianceTests
{
    private const string Exception = "[global::System.CLSCompliant(false)]";
    private const string Marked = "[assembly: System.CLSCompliant(true)]";
    private const string Vae = """[TinyVae.Vae(Input = "5", Encoder = ["3 relu"], Latent = 2)]""";

    [Theory]
    [InlineData($"{Vae} public partial class Digits;")]
    [InlineData($"public class Base; {Vae} public partial class Digits : Base;")]
    [InlineData($"public partial class Outer {{ {Vae} public partial class Digits; }}")]
    [InlineData($"public partial class Outer {{ {Vae} protected internal partial class Digits; }}")]
    public async Task One_that_others_see_says_so(string source)
    {
        Assert.Contains(Exception, Compilations.Generate(Marked, source).SingleFile, StringComparison.Ordinal);
        Assert.Empty(await Warnings(Marked, source));
    }

    [Theory]
    [InlineData($"{Vae} partial class Digits;")]
    [InlineData($"public partial class Outer {{ {Vae} private partial class Digits; }}")]
    [InlineData($"public partial class Outer {{ {Vae} private protected partial class Digits; }}")]
    [InlineData($"partial class Outer {{ {Vae} public partial class Digits; }}")]
    [InlineData($"[System.CLSCompliant(false)] {Vae} public partial class Digits;")]
    [InlineData($"[System.CLSCompliant(false)] public partial class Outer {{ {Vae} protected partial class Digits; }}")]
    public async Task One_that_nobody_sees_or_that_says_so_itself_raises_nothing(string source) => Assert.Empty(await Warnings(Marked, source));

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: System.CLSCompliant(false)]")]
    public async Task An_assembly_that_promises_nothing_needs_no_exception(string assembly)
    {
        string source = $"{Vae} public partial class Digits;";

        Assert.DoesNotContain(Exception, Compilations.Generate(assembly, source).SingleFile, StringComparison.Ordinal);
        Assert.Empty(await Warnings(assembly, source));
    }

    [Fact]
    public async Task Arrays_in_other_attributes_are_minded_as_before()
    {
        ImmutableArray<Diagnostic> warnings = await Warnings(Marked, """
            public sealed class OtherAttribute : System.Attribute { public string[] Words { get; set; } = []; }
            [Other(Words = ["a"])] public class Marked;
            """);

        Assert.Equal("CS3016", Assert.Single(warnings).Id);
    }

    private static async Task<ImmutableArray<Diagnostic>> Warnings(params string[] sources)
    {
        Compilation compilation = Compilations.Generate(sources).Compilation;
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        ImmutableArray<Diagnostic> told =
            await compilation.WithAnalyzers([new SightAnalyzer(), new ClsSuppressor()], options).GetAllDiagnosticsAsync();
        return [.. told.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
    }
}
