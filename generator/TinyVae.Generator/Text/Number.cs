using System.Globalization;

namespace TinyVae.Generator.Text;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class Number
{
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in as few digits as tell it from every other.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
