using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Text;

/// <summary>The one whole number that follows a kind, and ends the text.</summary>
/// <param name="Noun">What it counts: <c>components</c>.</param>
/// <param name="Of">What has so many: <c>a mixture</c>.</param>
/// <param name="Most">The largest number; the smallest is 1.</param>
internal sealed record CountGrammar(string Noun, string Of, int Most)
{
    /// <summary>Makes of the words after the kind what has so many.</summary>
    public Parsed<T> Parse<T>(KindText text, Func<int, T> create)
        where T : class
    {
        IReadOnlyList<Word> words = text.Words;
        if (words.Count == 0)
            return text.Unreadable(text.Kind, $"the number of {Noun} is missing");
        if (Size.Read(words[0].Text) is not { } count)
            return text.Unreadable(words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of {Noun}");
        if (words.Count > 1)
            return text.Unreadable(words[1], $"nothing can follow the number of {Noun}, but '{Excerpt.Of(words[1].Text)}' does");
        return count >= 1 && count <= Most
            ? create((int)count)
            : new GrammarProblem(Rules.SizeOutOfRange, words[0], $"The number of {Noun} of {Of}", 1, Most, Excerpt.Of(words[0].Text));
    }
}
