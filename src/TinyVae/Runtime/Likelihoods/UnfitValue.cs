using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TinyVae.Kernels;

/// <summary>Data for which a likelihood has no density.</summary>
internal static class UnfitValue
{
    /// <summary>Throws, naming the value and its place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="row">Its row.</param>
    /// <param name="feature">Its feature.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="need">What the likelihood needs, in words.</param>
    /// <exception cref="ArgumentException">The value is a number.</exception>
    /// <exception cref="NotFiniteNumberException">The value is NaN or infinite.</exception>
    [DoesNotReturn]
    public static void Throw(float value, int row, int feature, string argument, string need)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{argument} is {value} at row {row}, feature {feature}; the likelihood needs {need}. Nothing has changed.");
        throw Error(message, value, argument);
    }

    /// <summary>The error of a value: of an argument, or of a number that is none.</summary>
    /// <param name="message">What is wrong, where, and what is needed.</param>
    /// <param name="value">The value.</param>
    /// <param name="argument">The argument's name.</param>
    public static Exception Error(string message, float value, string argument) =>
        float.IsFinite(value) ? new ArgumentException(message, argument) : new NotFiniteNumberException(message, value);
}
