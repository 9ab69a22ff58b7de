using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A dense layer: <c>400 relu</c>: units, then an activation or none. Units that a convolution reads stand as positions x channels,
/// <c>64x8</c>, or as height x width x channels, <c>7x7x64</c>.
/// </summary>
internal static class DenseGrammar
{
    public static Parsed<LayerModel> Parse(string text, IReadOnlyList<Word> words)
    {
        if (words.Count == 0)
            return LayerGrammar.Unreadable(text, new Word(text, 0), "the number of units is missing");
        string[] sizes = words[0].Text.Split('x');
        long?[] units = [.. sizes.Select(Size.Read)];
        if (units.Length > 3 || units.Any(size => size is null))
            return LayerGrammar.Unreadable(text, words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of units");
        if (units.Any(size => !Size.IsValid(size!.Value)) || Shape(units).Size > Size.Largest)
            return Size.OutOfRange(words[0], "The size of a dense layer");

        FeatureShape shape = Shape(units);
        return LayerGrammar.ParseActivation(text, words, at: 1, activation => DenseLayer.To(shape, activation));
    }

    private static FeatureShape Shape(long?[] sizes)
    {
        int[] units = [.. sizes.Select(size => (int)size!.Value)];
        return units.Length switch
        {
            1 => FeatureShape.Flat(units[0]),
            2 => FeatureShape.Map(units[0], 1, units[1]),
            _ => FeatureShape.Map(units[0], units[1], units[2]),
        };
    }
}
