using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>A normalizing flow of the posterior: the kind, then what the kind needs: <c>planar 4</c>.</summary>
internal static class FlowGrammar
{
    /// <summary>Reads the words after the kind; the first argument is the whole string, the second the kind.</summary>
    private delegate Parsed<FlowModel> KindParser(string text, Word kind, IReadOnlyList<Word> words);

    private static readonly Dictionary<string, KindParser> Kinds = new()
    {
        ["planar"] = PlanarFlowGrammar.Parse,
    };

    public static Parsed<FlowModel> Parse(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        if (words.Count == 0)
            return Unreadable(text, new Word(text, 0), "it is empty");
        return Kinds.TryGetValue(words[0].Text, out KindParser? parse)
            ? parse(text, words[0], [.. words.Skip(1)])
            : Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is no kind of flow");
    }

    public static GrammarProblem Unreadable(string text, Word at, string reason) =>
        new(Rules.UnreadableFlow, at, Excerpt.Of(text), reason);
}
