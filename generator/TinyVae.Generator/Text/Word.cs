namespace TinyVae.Generator.Text;

/// <summary>A part of a declaration's string and where it stands in it.</summary>
internal readonly record struct Word(string Text, int Start)
{
    /// <summary>The parts of <paramref name="text"/> between white space.</summary>
    public static IReadOnlyList<Word> Split(string text)
    {
        List<Word> words = [];
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > start)
                words.Add(new Word(text.Substring(start, end - start), start));
        }

        return words;
    }
}
