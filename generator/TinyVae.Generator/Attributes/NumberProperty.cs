using System.Globalization;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Attributes;

/// <summary>A number with a fraction, which cannot be negative, infinite or none at all.</summary>
internal static class NumberProperty
{
    /// <summary>The number; 0 where it is not written or out of range.</summary>
    /// <param name="declaration">What it is of.</param>
    /// <param name="property">Its name.</param>
    /// <param name="admitsZero">Whether 0 may be written.</param>
    public static float Read(Declaration declaration, string property, bool admitsZero)
    {
        if (declaration.Find(property) is not { Value: float number } argument)
            return 0;
        if (number is > 0 and <= float.MaxValue)
            return number;
        if (number is 0 && admitsZero)
            return 0;

        string range = admitsZero ? "finite and at least 0" : "finite and above 0";
        declaration.Report(Rules.NumberOutOfRange, argument, property, range, number.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
