using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>What the compiler and the generator together must tell of a source.</summary>
internal static class Expect
{
    /// <summary>Exactly the diagnostic <paramref name="id"/> at each mark, and no error, nor anything in generated code, beside it.</summary>
    /// <returns>The messages, in the order of the marks.</returns>
    public static IReadOnlyList<string> OnlyAtMarks(string id, string markedSource, params IEnumerable<string> otherSources)
    {
        var marked = MarkedSource.Parse(markedSource);
        Generation generation = Compilations.Generate([marked.Text, .. otherSources]);
        Diagnostic[] told = [.. generation.AllDiagnostics];

        Assert.DoesNotContain(told, diagnostic => IsGenerated(diagnostic.Location.SourceTree!));
        Diagnostic[] ordered =
            [.. told.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan)];
        Assert.All(ordered, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(marked.Marks.Select(mark => Show(marked.Text, mark)), ordered.Select(diagnostic => Show(marked.Text, diagnostic.Location.SourceSpan)));
        return [.. ordered.Select(diagnostic => diagnostic.GetMessage())];
    }

    /// <summary>As <see cref="OnlyAtMarks"/>, of an attribute on a class of its own: one diagnostic, and what its message says.</summary>
    public static void Fault(string id, string attribute, string message) =>
        Assert.Contains(
            message, Assert.Single(OnlyAtMarks(id, $"using TinyVae;\n{attribute} public sealed partial class Model;")), StringComparison.Ordinal);

    /// <summary>No diagnostic at all, not even a warning.</summary>
    public static void Nothing(params IEnumerable<string> sources) =>
        Assert.Empty(Compilations.Generate(sources).AllDiagnostics);

    private static bool IsGenerated(SyntaxTree file) => file.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static string Show(string text, TextSpan span) => $"{span} {text.Substring(span.Start, span.Length)}";
}
