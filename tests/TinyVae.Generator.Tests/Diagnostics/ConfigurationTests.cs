using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>No setting of a project lets a wrong declaration pass: each is the one error that it would be without.</summary>
public sealed class ConfigurationTests
{
    private const string Suppression = "System.Diagnostics.CodeAnalysis.SuppressMessage(\"TinyVae\", \"{0}\")";

    public static TheoryData<string> Ids { get; } = [.. RuleList.OfDeclarations.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_option_of_the_compiler_turns_a_rule_off_or_down(string id)
    {
        foreach (ReportDiagnostic option in new[] { ReportDiagnostic.Suppress, ReportDiagnostic.Hidden, ReportDiagnostic.Info, ReportDiagnostic.Warn })
        {
            Told(id, Compilations.Plain.WithSpecificDiagnosticOptions([new(id, option)]));
            Told(id, Compilations.Plain.WithGeneralDiagnosticOption(option));
            Told(id, Compilations.Plain.WithSyntaxTreeOptionsProvider(new EditorConfig(option, ofFiles: true)));
            Told(id, Compilations.Plain.WithSyntaxTreeOptionsProvider(new EditorConfig(option, ofFiles: false)));
        }

        Told(id, Compilations.Plain.WithWarningLevel(0));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_directive_turns_a_rule_off(string id)
    {
        Told(id, Compilations.Plain, source => $"#pragma warning disable\n{source}");
        Told(id, Compilations.Plain, source => $"#pragma warning disable {id}\n{source}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_attribute_turns_a_rule_off(string id)
    {
        string suppression = string.Format(System.Globalization.CultureInfo.InvariantCulture, Suppression, id);
        Told(id, Compilations.Plain, source => source.Replace("[Vae", $"[{suppression}]\n[Vae", StringComparison.Ordinal));
        Told(id, Compilations.Plain, source => source.Replace("using TinyVae;", $"using TinyVae;\n[assembly: {suppression}]", StringComparison.Ordinal));
        Told(id, Compilations.Plain, source => source.Replace("using TinyVae;", $"using TinyVae;\n[module: {suppression}]", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_of_the_language_cannot_be_turned_off_either()
    {
        Generation generation = Compilations.Generate(
            LanguageVersion.CSharp12, "#pragma warning disable\n[TinyVae.Vae(Input = \"4\", Latent = 1)] partial class Model { }");

        Assert.Equal("TVAE018", Assert.Single(generation.AllDiagnostics).Id);
    }

    private static void Told(string id, CSharpCompilationOptions options, Func<string, string>? change = null)
    {
        string source = HelpPage.WrongExample(id);
        Generation generation = Compilations.Generate(Compilations.Create(options, change is null ? source : change(source)));

        Diagnostic told = Assert.Single(generation.Problems);
        Assert.Equal(id, told.Id);
        Assert.Equal(DiagnosticSeverity.Error, told.Severity);
        Assert.False(told.IsSuppressed);
    }

    /// <summary>What the files .editorconfig, for each file of code, and .globalconfig say of every rule.</summary>
    private sealed class EditorConfig(ReportDiagnostic option, bool ofFiles) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = option;
            return ofFiles;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = option;
            return !ofFiles;
        }
    }
}
