using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Text;

/// <summary>The whole numbers of a declaration: units, features, rows.</summary>
internal static class Size
{
    /// <summary>Far above any layer that fits in memory, and small enough that no product of two of them overflows.</summary>
    public const int Largest = 1 << 24;

    public static bool IsValid(long value) => value is >= 1 and <= Largest;

    /// <summary>The value of ASCII digits, a minus sign before them allowed, saturating; null for anything else.</summary>
    public static long? Read(string text)
    {
        bool negative = text.Length > 0 && text[0] == '-';
        if (text.Length == (negative ? 1 : 0))
            return null;

        long value = 0;
        for (int i = negative ? 1 : 0; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
                return null;
            value = Math.Min(value * 10 + (text[i] - '0'), int.MaxValue);
        }

        return negative ? -value : value;
    }

    /// <summary>The problem of a number that is no size; <paramref name="what"/> is the subject of its message.</summary>
    public static GrammarProblem OutOfRange(Word number, string what) =>
        new(Rules.SizeOutOfRange, number, what, 1, Largest, Excerpt.Of(number.Text));
}
