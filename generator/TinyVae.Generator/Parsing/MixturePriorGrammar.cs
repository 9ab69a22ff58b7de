using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>A mixture of Gaussians: <c>mixture 10</c>, the number of its components.</summary>
internal static class MixturePriorGrammar
{
    /// <summary>More would only be a mistake: every draw of z is weighed by each.</summary>
    private const int MostComponents = 4096;

    public static Parsed<PriorModel> Parse(string text, Word kind, IReadOnlyList<Word> words)
    {
        if (words.Count == 0)
            return PriorGrammar.Unreadable(text, kind, "the number of components is missing");
        if (Size.Read(words[0].Text) is not { } components)
            return PriorGrammar.Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of components");
        if (words.Count > 1)
            return PriorGrammar.Unreadable(text, words[1], $"nothing can follow the number of components, but '{Excerpt.Of(words[1].Text)}' does");
        return components is >= 1 and <= MostComponents
            ? new MixturePriorModel((int)components)
            : new GrammarProblem(
                Rules.SizeOutOfRange, words[0], "The number of components of a mixture", 1, MostComponents, Excerpt.Of(words[0].Text));
    }
}
