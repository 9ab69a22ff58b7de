using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>A normalizing flow of the posterior: the kind, then the number of its steps: <c>planar 4</c>.</summary>
internal static class FlowGrammar
{
    /// <summary>More would only be a mistake: every draw of z goes through each.</summary>
    private const int MostSteps = 64;

    private static readonly Dictionary<string, Func<int, FlowModel>> Kinds = new()
    {
        ["planar"] = steps => new PlanarFlowModel(steps),
    };

    public static Parsed<FlowModel> Parse(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        if (words.Count == 0)
            return Unreadable(text, new Word(text, 0), "it is empty");
        if (!Kinds.TryGetValue(words[0].Text, out Func<int, FlowModel>? create))
            return Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is no kind of flow");
        if (words.Count == 1)
            return Unreadable(text, words[0], "the number of steps is missing");
        if (Size.Read(words[1].Text) is not { } steps)
            return Unreadable(text, words[1], $"'{Excerpt.Of(words[1].Text)}' is not a number of steps");
        if (words.Count > 2)
            return Unreadable(text, words[2], $"nothing can follow the number of steps, but '{Excerpt.Of(words[2].Text)}' does");
        return steps is >= 1 and <= MostSteps
            ? create((int)steps)
            : new GrammarProblem(Rules.SizeOutOfRange, words[1], "The number of steps of a flow", 1, MostSteps, Excerpt.Of(words[1].Text));
    }

    private static GrammarProblem Unreadable(string text, Word at, string reason) =>
        new(Rules.UnreadableFlow, at, Excerpt.Of(text), reason);
}
