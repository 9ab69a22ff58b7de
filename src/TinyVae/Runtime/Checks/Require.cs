using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TinyVae.Kernels;

/// <summary>The checks at the public entries of generated code: once a call, so that no kernel needs any.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>The number of rows in <paramref name="length"/> floats.</summary>
    /// <param name="length">The argument's length.</param>
    /// <param name="features">Floats a row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <paramref name="features"/>.</exception>
    public static int Rows(int length, int features, string argument)
    {
        int rows = length / features;
        if (rows * features != length)
            ThrowNotWholeRows(length, features, argument);
        return rows;
    }

    /// <summary>The number of rows in <paramref name="length"/> floats: 1 to <paramref name="most"/>.</summary>
    /// <param name="length">The argument's length.</param>
    /// <param name="features">Floats a row.</param>
    /// <param name="most">The largest number of rows allowed.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">The length is not that of 1 to <paramref name="most"/> whole rows.</exception>
    public static int Rows(int length, int features, int most, string argument)
    {
        int rows = Rows(length, features, argument);
        if (rows < 1 || rows > most)
            ThrowRowsOutOfRange(rows, most, argument);
        return rows;
    }

    /// <summary>Checks that an argument has room for some rows.</summary>
    /// <param name="rows">The rows it has.</param>
    /// <param name="least">The fewest it needs.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">It has fewer.</exception>
    public static void AtLeastRows(int rows, int least, string argument)
    {
        if (rows < least)
            ThrowTooFewRows(rows, least, argument);
    }

    /// <summary>Checks that an argument has exactly the length it must have.</summary>
    /// <param name="length">The argument's length.</param>
    /// <param name="rows">The rows it must have.</param>
    /// <param name="features">Floats a row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public static void Length(int length, int rows, int features, string argument)
    {
        if (length != (long)rows * features)
            ThrowLength(length, rows, features, argument);
    }

    /// <summary>Checks that an argument has exactly the length of a model's parameters.</summary>
    /// <param name="length">The argument's length.</param>
    /// <param name="needed">The length of the model's parameters.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public static void ParameterLength(int length, int needed, string argument)
    {
        if (length != needed)
            ThrowParameterLength(length, needed, argument);
    }

    /// <summary>Checks that a number is one.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="argument">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or infinite.</exception>
    public static void Finite(float value, string argument)
    {
        if (!float.IsFinite(value))
            ThrowNotFinite(value, argument);
    }

    /// <summary>Checks that a result stands nowhere in what is still read while it is written.</summary>
    /// <param name="result">The argument.</param>
    /// <param name="other">Another argument.</param>
    /// <param name="argument">The result's name.</param>
    /// <param name="otherArgument">The other's name.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    public static void Apart(ReadOnlySpan<float> result, ReadOnlySpan<float> other, string argument, string otherArgument)
    {
        if (result.Overlaps(other))
            ThrowOverlap(argument, otherArgument);
    }

    /// <summary>Checks that a result stands nowhere in what is still read while it is written, or where that begins: row replaces row.</summary>
    /// <param name="result">The argument.</param>
    /// <param name="other">Another argument; longer where its rows are, and then no row can replace another.</param>
    /// <param name="argument">The result's name.</param>
    /// <param name="otherArgument">The other's name.</param>
    /// <exception cref="ArgumentException">They share memory, but are not the same.</exception>
    public static void ApartOrSame(ReadOnlySpan<float> result, ReadOnlySpan<float> other, string argument, string otherArgument)
    {
        if (result.Overlaps(other, out int offset) && (offset != 0 || result.Length != other.Length))
            ThrowOverlap(argument, otherArgument);
    }

    /// <summary>Checks that a row, or what stands in it, is there.</summary>
    /// <param name="value">The row, or its part.</param>
    /// <param name="row">Its number.</param>
    /// <param name="path">Where the part stands in the row; empty for the row itself.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static void Row([NotNull] object? value, int row, string path, string argument)
    {
        if (value is null)
            ThrowNullRow(row, path, argument);
    }

    /// <summary>Writes a category one-hot.</summary>
    /// <param name="to">As many floats as there are categories.</param>
    /// <param name="category">The category, from 0 on.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="path">Where the category stands in the row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public static void Category(Span<float> to, float category, int row, string path, string argument)
    {
        if (!(category >= 0 && category < to.Length))
            ThrowNoCategory(to.Length, row, path, argument);
        to.Clear();
        to[(int)category] = 1;
    }

    [DoesNotReturn]
    private static void ThrowNoCategory(int categories, int row, string path, string argument) => throw new ArgumentException(
        $"{argument}[{row.ToString(CultureInfo.InvariantCulture)}].{path} is none of its {categories.ToString(CultureInfo.InvariantCulture)} values. Nothing has changed.", argument);

    [DoesNotReturn]
    private static void ThrowNullRow(int row, string path, string argument) => throw new ArgumentException(
        $"{argument}[{row.ToString(CultureInfo.InvariantCulture)}]{(path.Length == 0 ? "" : $".{path}")} is null; its columns need one. Nothing has changed.", argument);

    [DoesNotReturn]
    private static void ThrowNotFinite(float value, string argument) =>
        throw new ArgumentOutOfRangeException(argument, value, $"{argument} must be finite.");

    [DoesNotReturn]
    private static void ThrowOverlap(string argument, string other) =>
        throw new ArgumentException($"The span shares memory with {other}, which is read while it is written; it needs memory of its own.", argument);

    [DoesNotReturn]
    private static void ThrowNotWholeRows(int length, int features, string argument) =>
        throw new ArgumentException($"The span has {length} floats; it needs a multiple of {features}, the floats of one row.", argument);

    [DoesNotReturn]
    private static void ThrowRowsOutOfRange(int rows, int most, string argument) =>
        throw new ArgumentException(most == int.MaxValue ? "The span has no rows; it needs at least one." : $"The span has {rows} rows; it needs 1 to {most}.", argument);

    [DoesNotReturn]
    private static void ThrowTooFewRows(int rows, int least, string argument) =>
        throw new ArgumentException($"The span has {rows} rows; it needs at least {least}.", argument);

    [DoesNotReturn]
    private static void ThrowLength(int length, int rows, int features, string argument) =>
        throw new ArgumentException(
            $"The span has {length} floats; it needs {(long)rows * features}, {rows} rows of {features}.", argument);

    [DoesNotReturn]
    private static void ThrowParameterLength(int length, int needed, string argument) =>
        throw new ArgumentException($"The span has {length} floats; it needs {needed}, as many as the model's Parameters.", argument);
}
