using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Text;

/// <summary>Strings of a declaration that begin with a kind, and go on as the kind needs: <c>planar 4</c>.</summary>
/// <param name="noun">What there are kinds of.</param>
/// <param name="rule">The rule that a string breaks which cannot be read.</param>
/// <param name="kinds">The kinds by name, each with what reads the words after it.</param>
internal sealed class KindGrammar<T>(string noun, DiagnosticDescriptor rule, IReadOnlyDictionary<string, Func<KindText, Parsed<T>>> kinds)
    where T : class
{
    public Parsed<T> Parse(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        var whole = new KindText(text, words.Count == 0 ? new Word(text, 0) : words[0], [.. words.Skip(1)], rule);
        if (words.Count == 0)
            return whole.Unreadable(whole.Kind, "it is empty");
        return kinds.TryGetValue(whole.Kind.Text, out Func<KindText, Parsed<T>>? parse)
            ? parse(whole)
            : whole.Unreadable(whole.Kind, $"'{Excerpt.Of(whole.Kind.Text)}' is no kind of {noun}");
    }
}
