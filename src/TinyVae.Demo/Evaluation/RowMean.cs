namespace TinyVae.Demo.Evaluation;

/// <summary>A mean over rows, and how far another draw of as many rows would move it.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">The standard deviation of the mean; 0 for a single row, of which nothing is known.</param>
internal readonly record struct RowMean(int Rows, double Value, double StandardError)
{
    /// <summary>The mean of some values, a row each.</summary>
    /// <param name="values">At least one.</param>
    public static RowMean Of(ReadOnlySpan<float> values)
    {
        double mean = 0;
        foreach (float value in values)
            mean += (double)value / values.Length;
        double squares = 0;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        double variance = squares / Math.Max(1, values.Length - 1);
        return new RowMean(values.Length, mean, Math.Sqrt(variance / values.Length));
    }
}
