using TinyVae.Generator.Activations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>
/// One string, one layer: the kind, what the kind needs, the activation: <c>dense 400 relu</c>.
/// A string that does not start with a kind is a dense layer.
/// </summary>
internal static class LayerGrammar
{
    public static Parsed<LayerModel> Parse(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        if (words.Count == 0)
            return Unreadable(text, new Word(text, 0), "it is empty");

        Word first = words[0];
        if (LayerKinds.Readers.TryGetValue(first.Text, out LayerReader? read))
            return read(text, [.. words.Skip(1)]);
        return first.Text[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            ? Unreadable(text, first, $"'{Excerpt.Of(first.Text)}' is neither a number of units nor a kind of layer")
            : DenseGrammar.Parse(text, words);
    }

    /// <summary>The activation, or none, at the end of the words of a layer, and the layer that it makes complete.</summary>
    /// <param name="text">The whole string.</param>
    /// <param name="words">The words behind the kind.</param>
    /// <param name="at">Where the activation stands among them.</param>
    /// <param name="create">The layer with that activation.</param>
    public static Parsed<LayerModel> ParseActivation(string text, IReadOnlyList<Word> words, int at, Func<ActivationKind, LayerModel> create)
    {
        if (words.Count == at)
            return create(ActivationKind.Identity);
        if (words.Count > at + 1)
            return Unreadable(text, words[at + 1], $"nothing can follow the activation, but '{Excerpt.Of(words[at + 1].Text)}' does");
        return ActivationNames.Find(words[at].Text) is { } activation
            ? create(activation)
            : new GrammarProblem(
                Rules.UnknownActivation, words[at], Excerpt.Of(words[at].Text), ActivationNames.Nearest(words[at].Text), ActivationNames.List);
    }

    public static GrammarProblem Unreadable(string text, Word at, string reason) =>
        new(Rules.UnreadableLayer, at, Excerpt.Of(text), reason);
}
