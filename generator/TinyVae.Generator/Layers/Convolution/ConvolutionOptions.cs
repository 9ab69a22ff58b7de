using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>What may stand behind the kernel of a convolution, read in its order; the first problem is kept.</summary>
/// <param name="text">The whole string.</param>
/// <param name="words">Its words behind the kind.</param>
/// <param name="isSeries">Whether the kernel has one size.</param>
internal sealed class ConvolutionOptions(string text, IReadOnlyList<Word> words, bool isSeries)
{
    /// <summary>Words that are read, the channels and the kernel among them.</summary>
    public int Count { get; private set; } = 2;

    public GrammarProblem? Problem { get; private set; }

    /// <summary><c>/2</c> or <c>/2x1</c>; 1 where it is not there.</summary>
    public Extent ReadStride()
    {
        Extent none = new(1, 1);
        if (Count == words.Count || words[Count].Text[0] != '/')
            return none;
        Word word = words[Count++];
        if (ConvolutionGrammar.Read(word.Text.Substring(1), isSeries, single: 1) is not { } stride)
            return Unreadable(word, "a stride, as /2", none);
        return ConvolutionGrammar.IsWithin(stride, 1, new(ConvolutionGrammar.Most, ConvolutionGrammar.Most))
            ? stride
            : OutOfRange(word, "A stride", 1, ConvolutionGrammar.Most, none);
    }

    /// <summary><c>pad 1</c> or <c>pad 1x0</c>.</summary>
    /// <param name="option">Its word.</param>
    /// <param name="noun">What it is called.</param>
    /// <param name="usual">What it is where it is not there.</param>
    /// <param name="most">The largest sizes.</param>
    public Extent Read(string option, string noun, Extent usual, Extent most)
    {
        if (Count == words.Count || words[Count].Text != option)
            return usual;
        Word word = words[Count++];
        if (Count == words.Count)
        {
            Problem ??= LayerGrammar.Unreadable(text, word, $"the number behind '{option}' is missing");
            return usual;
        }

        word = words[Count++];
        if (ConvolutionGrammar.Read(word.Text, isSeries, single: 0) is not { } sizes)
            return Unreadable(word, $"a {noun}", usual);
        return ConvolutionGrammar.IsWithin(sizes, 0, most)
            ? sizes
            : OutOfRange(word, $"A {noun}", 0, Math.Min(most.Height, isSeries ? most.Height : most.Width), usual);
    }

    private Extent Unreadable(Word at, string what, Extent otherwise)
    {
        Problem ??= LayerGrammar.Unreadable(text, at, $"'{Excerpt.Of(at.Text)}' is not {what}");
        return otherwise;
    }

    private Extent OutOfRange(Word at, string subject, int least, int most, Extent otherwise)
    {
        Problem ??= ConvolutionGrammar.OutOfRange(at, subject, least, most);
        return otherwise;
    }
}
