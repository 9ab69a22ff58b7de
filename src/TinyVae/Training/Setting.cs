using System.Globalization;
using System.Runtime.CompilerServices;

namespace TinyVae;

/// <summary>What values a trainer's settings may have, and how they are written.</summary>
internal static class Setting
{
    /// <summary>Gives the value back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public static float NotNegative(float value, [CallerMemberName] string name = "") =>
        float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    /// <summary>Gives the value back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1).</exception>
    public static float Decay(float value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    /// <summary>Gives the power of a decay back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1].</exception>
    public static double Power(double value, string name) =>
        value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be in [0, 1].");

    /// <summary>A setting in words: 0.9, 1e-8.</summary>
    public static string Text(float value) =>
        value.ToString(value is > 0 and < 1e-4f ? "0.########e-0" : "R", CultureInfo.InvariantCulture);
}
