using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Text;

/// <summary>What is wrong in a string of a declaration: the rule it breaks, the words at fault, and what the rule's message tells.</summary>
internal sealed record GrammarProblem(DiagnosticDescriptor Rule, Word At, params object[] Arguments);

/// <summary>What a string was read as, or why it could not be read.</summary>
internal readonly record struct Parsed<T>(T? Value, GrammarProblem? Problem)
    where T : class
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(GrammarProblem problem) => new(null, problem);
}
