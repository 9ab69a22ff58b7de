using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Finds NaN, infinity and what would overflow, before any parameter changes.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FiniteCheck
{
    /// <summary>Gradients up to here have a square that is finite in single precision, so that what optimizers sum of squares stays finite.</summary>
    public const double LargestGradient = 1.8e19;

    /// <summary>The larger of a peak so far and the largest absolute value in the panels, in each lane; NaN where one is there.</summary>
    /// <param name="peak">The peak so far.</param>
    /// <param name="values">The first panel.</param>
    /// <param name="panels">Panels to look at.</param>
    /// <param name="rows">Rows to look at in each.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Peak<TLanes>(TLanes peak, ref float values, int panels, int rows, nuint stride)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int panel = 0; panel < panels; panel++)
        {
            for (int row = 0; row < rows; row++)
                peak = TLanes.MaxBits(peak, TLanes.Abs(TLanes.Load(ref values, (nuint)(row * Lanes.Count))));
            values = ref Unsafe.Add(ref values, stride);
        }

        return peak;
    }

    /// <summary>Notes the peaks of some rows for <see cref="Fits(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>.</summary>
    /// <param name="peak">The largest absolute values in each lane.</param>
    /// <param name="peaks">Where to: one float for each 16 rows.</param>
    public static void Note<TLanes>(TLanes peak, Span<float> peaks)
        where TLanes : struct, ILanes<TLanes>
        => peaks.Fill(BitConverter.UInt32BitsToSingle(TLanes.MaxBitsOf(peak)));

    /// <summary>
    /// Whether the gradient of every weight, at most peak of the layers' inputs · peak of the gradients · rows, stays where Adam can
    /// square it: so all are finite.
    /// </summary>
    /// <param name="inputs">Peaks of what the layers read, one for each 16 rows.</param>
    /// <param name="gradients">Peaks of the gradients of what they gave.</param>
    /// <param name="rows">Rows of the batch.</param>
    public static bool Fits(ReadOnlySpan<float> inputs, ReadOnlySpan<float> gradients, int rows)
    {
        double input = 1; // for the biases
        double gradient = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            input = Math.Max(input, inputs[i]);
            gradient = Math.Max(gradient, gradients[i]);
        }

        return input * gradient * rows < LargestGradient; // false if NaN
    }

    /// <summary>Whether all gradients stay where Adam can square them: so all are finite.</summary>
    /// <param name="gradients">Of all parameters.</param>
    public static bool Fits(ReadOnlySpan<float> gradients) => Peak(gradients) < LargestGradient; // false if NaN

    /// <summary>Throws if one of the values of some rows is not finite, naming the first.</summary>
    /// <param name="name">What the rows are, in words.</param>
    /// <param name="values">Row after row.</param>
    /// <param name="features">Features a row.</param>
    /// <exception cref="NotFiniteNumberException">One is not finite.</exception>
    public static void RequireRows(string name, ReadOnlySpan<float> values, int features)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                ThrowInRows(values[i], name, i / features, i % features);
        }
    }

    /// <summary>Throws if one of the parameters is not finite, naming the first.</summary>
    /// <param name="parameters">The flat parameters.</param>
    /// <exception cref="NotFiniteNumberException">One is not.</exception>
    public static void RequireParameters(ReadOnlySpan<float> parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            if (!float.IsFinite(parameters[i]))
            {
                throw new NotFiniteNumberException(
                    string.Create(CultureInfo.InvariantCulture, $"Parameters[{i}] is {parameters[i]}; a step needs finite parameters. Nothing has changed."),
                    parameters[i]);
            }
        }
    }

    /// <summary>Throws if one of the gradients is not finite or above <see cref="LargestGradient"/>, naming the first.</summary>
    /// <param name="gradients">Any number of floats.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <exception cref="NotFiniteNumberException">One is; the message says which.</exception>
    public static void RequireGradients(ReadOnlySpan<float> gradients, string argument)
    {
        float peak = Peak(gradients);
        for (int i = 0; i < gradients.Length && !(peak <= LargestGradient); i++)
        {
            if (!(Math.Abs(gradients[i]) <= LargestGradient))
                ThrowGradient(gradients[i], i, argument);
        }
    }

    /// <summary>Throws if one of the panels' values is not finite, naming the first.</summary>
    /// <param name="name">What the panels hold, in words.</param>
    /// <param name="values">The first panel.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="rows">Rows to look at.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <exception cref="NotFiniteNumberException">One is not finite.</exception>
    public static void Require(string name, ref float values, int features, int rows, nuint stride)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int feature = 0; feature < features; feature++)
            {
                nuint offset = (nuint)(feature / Lanes.Count) * stride + (nuint)(row * Lanes.Count + feature % Lanes.Count);
                float value = Unsafe.Add(ref values, offset);
                if (!float.IsFinite(value))
                    ThrowInRows(value, name, row, feature);
            }
        }
    }

    /// <summary>Throws because finite values are so large that a gradient would not be.</summary>
    /// <exception cref="NotFiniteNumberException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowOverflow() =>
        throw new NotFiniteNumberException(
            "The values of this step are so large that the loss, or the square of a gradient, would overflow. "
            + "Nothing has changed. Scale the data, or lower the learning rate.");

    private static float Peak(ReadOnlySpan<float> values) =>
        Lanes512.IsPreferred ? PeakOf<Lanes512>(values)
        : Lanes256.IsPreferred ? PeakOf<Lanes256>(values)
        : PeakOf<Lanes128>(values);

    /// <summary>The largest absolute value; NaN where one is there.</summary>
    internal static float PeakOf<TLanes>(ReadOnlySpan<float> values)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes peak = Peak(TLanes.Zero, ref MemoryMarshal.GetReference(values), 1, values.Length / Lanes.Count, 0);
        float largest = BitConverter.UInt32BitsToSingle(TLanes.MaxBitsOf(peak));
        foreach (float value in values[(values.Length / Lanes.Count * Lanes.Count)..])
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    [DoesNotReturn]
    private static void ThrowGradient(float value, int index, string argument) =>
        throw new NotFiniteNumberException(
            string.Create(CultureInfo.InvariantCulture, $"{argument}[{index}] is {value}; a gradient and its square must be finite. Nothing has changed."),
            value);

    [DoesNotReturn]
    private static void ThrowInRows(float value, string name, int row, int feature) =>
        throw new NotFiniteNumberException(
            string.Create(CultureInfo.InvariantCulture, $"{name} is {value} at row {row}, unit {feature}: the first that is not finite. Nothing has changed."),
            value);
}
