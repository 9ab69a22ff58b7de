using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A convolution: <c>conv 32 3x3 /2 relu</c>: channels, kernel, stride, <c>pad 1</c>, activation; all behind the kernel may be left out. A
/// transposed one may have <c>rest 1</c> too: positions more than it needs. A kernel of one size goes along the first axis alone.
/// </summary>
internal static class ConvolutionGrammar
{
    /// <summary>Taps, strides and paddings: more would only be a mistake.</summary>
    public const int Most = 1024;

    private const string Pad = "pad";

    public static Parsed<LayerModel> ParseConvolution(string text, IReadOnlyList<Word> words) => Parse(text, words, isTransposed: false);

    public static Parsed<LayerModel> ParseTransposed(string text, IReadOnlyList<Word> words) => Parse(text, words, isTransposed: true);

    /// <summary>The kernel in a string that could be read.</summary>
    public static Word KernelOf(string text) => Word.Split(text)[2];

    /// <summary>The padding in it, or the kernel that it follows from.</summary>
    public static Word PaddingOf(string text)
    {
        IReadOnlyList<Word> words = Word.Split(text);
        int pad = words.Select(word => word.Text).TakeWhile(word => word != Pad).Count();
        return pad + 1 < words.Count ? words[pad + 1] : words[2];
    }

    /// <summary>Sizes along both axes: two, or one for both; of a series, one along its axis. Null for anything else.</summary>
    /// <param name="text">As written.</param>
    /// <param name="isSeries">Whether there is one axis.</param>
    /// <param name="single">What a series has along the other.</param>
    public static Extent? Read(string text, bool isSeries, int single)
    {
        long?[] sizes = [.. text.Split('x').Select(Size.Read)];
        if (sizes.Any(size => size is null) || sizes.Length > (isSeries ? 1 : 2))
            return null;
        int height = (int)sizes[0]!.Value;
        return new(height, isSeries ? single : (int)sizes[sizes.Length - 1]!.Value);
    }

    /// <summary>Whether both sizes are from a least one to the most.</summary>
    public static bool IsWithin(Extent extent, int least, Extent most) =>
        extent.Height >= least && extent.Width >= least && extent.Height <= most.Height && extent.Width <= most.Width;

    /// <summary>The problem of sizes that are not.</summary>
    public static GrammarProblem OutOfRange(Word at, string subject, int least, int most) =>
        new(Rules.SizeOutOfRange, at, subject, least, most, Excerpt.Of(at.Text));

    private static Parsed<LayerModel> Parse(string text, IReadOnlyList<Word> words, bool isTransposed)
    {
        if (words.Count == 0)
            return LayerGrammar.Unreadable(text, Word.Split(text)[0], "the number of channels is missing");
        if (Size.Read(words[0].Text) is not { } channels)
            return LayerGrammar.Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of channels");
        if (!Size.IsValid(channels))
            return Size.OutOfRange(words[0], "The number of channels");
        if (words.Count == 1)
            return LayerGrammar.Unreadable(text, words[0], "the kernel is missing behind the channels");

        Word written = words[1];
        bool isSeries = written.Text.IndexOf('x') < 0;
        if (Read(written.Text, isSeries, single: 1) is not { } kernel)
            return LayerGrammar.Unreadable(text, written, $"'{Excerpt.Of(written.Text)}' is not a kernel, as 3x3 or 5");
        if (!IsWithin(kernel, 1, new(Most, Most)))
            return OutOfRange(written, "A size of a kernel", 1, Most);

        ConvolutionOptions options = new(text, words, isSeries);
        Extent stride = options.ReadStride();
        Extent padding = options.Read(Pad, "padding", ConvolutionWindow.UsualPadding(kernel), most: new(Most, Most));
        Extent rest = isTransposed ? options.Read("rest", "rest", usual: default, most: new(stride.Height - 1, stride.Width - 1)) : default;
        if (options.Problem is { } problem)
            return problem;

        ConvolutionWindow window = new(isSeries, kernel, stride, padding);
        return LayerGrammar.ParseActivation(text, words, options.Count, activation => isTransposed
            ? new TransposedLayer((int)channels, window, rest, activation)
            : new ConvolutionLayer((int)channels, window, activation));
    }
}
