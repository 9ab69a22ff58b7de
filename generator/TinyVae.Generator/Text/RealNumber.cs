using System.Globalization;
using System.Text.RegularExpressions;

namespace TinyVae.Generator.Text;

/// <summary>The numbers with a fraction in a declaration's strings, as C# writes them in any culture.</summary>
internal static class RealNumber
{
    private static readonly Regex Written = new(@"^-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z");

    /// <summary>The nearest float, infinite beyond the largest; null for anything that is not a number.</summary>
    public static float? Read(string text)
    {
        if (!Written.IsMatch(text))
            return null;

        // Whether a number beyond the largest can be parsed depends on what the compiler runs on.
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : float.PositiveInfinity;
    }
}
