using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Text;

/// <summary>A string that begins with a kind.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Kind">Its first word.</param>
/// <param name="Words">The words after the kind.</param>
/// <param name="Rule">The rule that it breaks where it cannot be read.</param>
internal sealed record KindText(string Whole, Word Kind, IReadOnlyList<Word> Words, DiagnosticDescriptor Rule)
{
    /// <summary>The problem that it cannot be read, for a reason at a word.</summary>
    public GrammarProblem Unreadable(Word at, string reason) => new(Rule, at, Excerpt.Of(Whole), reason);
}
