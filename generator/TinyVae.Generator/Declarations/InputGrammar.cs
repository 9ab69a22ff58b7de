using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Declarations;

/// <summary>The shape of a row of data: <c>784</c>, <c>28x28</c> or <c>28x28x3</c>.</summary>
internal static class InputGrammar
{
    public static Parsed<FeatureShape> Parse(string text)
    {
        List<int> sizes = [];
        foreach (Word part in Dimensions(text))
        {
            if (Size.Read(part.Text) is not { } size)
                return Unreadable(text, part);
            if (!Size.IsValid(size))
                return Size.OutOfRange(part, "A dimension of the input");
            sizes.Add((int)size);
        }

        if (sizes.Count > 3)
            return Unreadable(text, new Word(text, 0));

        (int height, int width, int channels) =
            sizes.Count == 1 ? (1, sizes[0], 1) : (sizes[0], sizes[1], sizes.Count == 3 ? sizes[2] : 1);
        return Size.IsValid((long)height * width) && Size.IsValid((long)height * width * channels)
            ? new FeatureShape(height, width, channels)
            : Size.OutOfRange(new Word(text, 0), "The number of features of the input");
    }

    /// <summary>The parts between the letters x, without the white space around them; a part of white space alone stays as it is.</summary>
    private static IEnumerable<Word> Dimensions(string text)
    {
        int start = 0;
        foreach (string part in text.Split('x'))
        {
            string trimmed = part.Trim();
            yield return trimmed.Length == 0 ? new Word(text, 0) : new Word(trimmed, start + part.IndexOf(trimmed, StringComparison.Ordinal));
            start += part.Length + 1;
        }
    }

    private static GrammarProblem Unreadable(string text, Word at) => new(Rules.UnreadableInput, at, Excerpt.Of(text));
}
