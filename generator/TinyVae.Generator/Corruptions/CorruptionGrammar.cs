using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Corruptions;

/// <summary>What is done to the encoder's input: <c>gaussian 0.1</c>, <c>mask 0.3</c>, <c>salt-pepper 0.1</c> or <c>missing 0.1</c>.</summary>
internal static class CorruptionGrammar
{
    /// <param name="Name">How it is written.</param>
    /// <param name="Kind">What it means.</param>
    /// <param name="Level">What the number after it is.</param>
    /// <param name="Bound">What the number must be below.</param>
    /// <param name="Range">What the number must be, in words.</param>
    private readonly record struct Noise(string Name, CorruptionKind Kind, string Level, float Bound, string Range);

    private static readonly Noise[] Known =
    [
        new("gaussian", CorruptionKind.Gaussian, "standard deviation", float.PositiveInfinity, "finite and above 0"),
        Fraction("mask", CorruptionKind.Mask),
        Fraction("salt-pepper", CorruptionKind.SaltPepper),
        Fraction("missing", CorruptionKind.Missing) with { Level = "fraction of cells" },
    ];

    public static Parsed<CorruptionModel> Parse(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        if (words.Count == 0)
            return Unreadable(text, new Word(text, 0), "it is empty");
        if (Known.FirstOrDefault(known => known.Name == words[0].Text) is not { Name: not null } noise)
            return Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is no kind of noise");
        if (words.Count == 1)
            return Unreadable(text, words[0], $"the {noise.Level} is missing");
        if (RealNumber.Read(words[1].Text) is not { } level)
            return Unreadable(text, words[1], $"'{Excerpt.Of(words[1].Text)}' is not a number");
        if (words.Count > 2)
            return Unreadable(text, words[2], $"nothing can follow the {noise.Level}, but '{Excerpt.Of(words[2].Text)}' does");

        return level > 0 && level < noise.Bound
            ? new CorruptionModel(noise.Kind, level)
            : new GrammarProblem(
                Rules.NumberOutOfRange, words[1], $"The {noise.Level} of {noise.Name}", noise.Range, Excerpt.Of(words[1].Text));
    }

    private static Noise Fraction(string name, CorruptionKind kind) => new(name, kind, "fraction of features", 1, "above 0 and below 1");

    private static GrammarProblem Unreadable(string text, Word at, string reason) =>
        new(Rules.UnreadableCorruption, at, Excerpt.Of(text), reason);
}
