using System.Globalization;
using System.Text;

namespace TinyVae.Generator.Text;

/// <summary>A user's text as a message can show it: on one line, every character visible, not too long.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    public static string Of(string text)
    {
        StringBuilder excerpt = new();
        foreach (char character in text.Take(Longest))
            excerpt.Append(IsVisible(character) ? character.ToString() : $"\\u{(int)character:x4}");
        return text.Length > Longest ? excerpt.Append('…').ToString() : excerpt.ToString();
    }

    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
