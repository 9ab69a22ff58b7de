using TinyVae.Generator.Activations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>A dense layer: <c>400 relu</c>: units, then an activation or none.</summary>
internal static class DenseGrammar
{
    public static Parsed<LayerModel> Parse(string text, IReadOnlyList<Word> words)
    {
        if (words.Count == 0)
            return LayerGrammar.Unreadable(text, new Word(text, 0), "the number of units is missing");
        if (Size.Read(words[0].Text) is not { } units)
            return LayerGrammar.Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of units");
        if (!Size.IsValid(units))
            return Size.OutOfRange(words[0], "The size of a dense layer");

        if (words.Count == 1)
            return new DenseLayer((int)units, ActivationKind.Identity);
        if (words.Count > 2)
            return LayerGrammar.Unreadable(text, words[2], $"nothing can follow the activation, but '{Excerpt.Of(words[2].Text)}' does");
        return ActivationNames.Find(words[1].Text) is { } activation
            ? new DenseLayer((int)units, activation)
            : new GrammarProblem(
                Rules.UnknownActivation, words[1], Excerpt.Of(words[1].Text), ActivationNames.Nearest(words[1].Text), ActivationNames.List);
    }
}
