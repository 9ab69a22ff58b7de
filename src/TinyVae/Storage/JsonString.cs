using System.Text;

namespace TinyVae;

/// <summary>The text between the quotation marks of a JSON string (RFC 8259, section 7).</summary>
internal static class JsonString
{
    private const string HexDigits = "0123456789abcdef";

    // One letter for each character that has a short escape.
    private const string Letters = "\"\\/bfnrt";
    private const string Meanings = "\"\\/\b\f\n\r\t";

    /// <summary>Writes a text with its quotation marks.</summary>
    public static void AppendQuoted(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ')
                json.Append("\\u00").Append(HexDigits[c >> 4]).Append(HexDigits[c & 15]);
            else
                json.Append(c);
        }
        json.Append('"');
    }

    /// <summary>What a text means in which no escape lacks its second character; null if an escape is unknown, or the result no Unicode text.</summary>
    public static string? Unescape(string text)
    {
        if (!text.Contains('\\'))
            return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            char escape = text[++i];
            int meaning = escape == 'u' ? CodeUnit(text.AsSpan(i + 1)) : Meaning(escape);
            if (meaning < 0)
                return null;
            plain.Append((char)meaning);
            if (escape == 'u')
                i += 4;
        }
        return WithoutLoneSurrogates(plain.ToString());
    }

    private static int Meaning(char letter)
    {
        int index = Letters.IndexOf(letter);
        return index < 0 ? -1 : Meanings[index];
    }

    /// <summary>What four hexadecimal digits mean; negative if there are not four.</summary>
    private static int CodeUnit(ReadOnlySpan<char> text)
    {
        if (text.Length < 4)
            return -1;
        int unit = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = HexDigits.IndexOf(char.ToLowerInvariant(text[i]));
            if (digit < 0)
                return -1;
            unit = 16 * unit + digit;
        }
        return unit;
    }

    private static string? WithoutLoneSurrogates(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return null;
        }
        return text;
    }
}
