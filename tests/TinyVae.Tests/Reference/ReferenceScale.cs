namespace TinyVae.Tests.Reference;

/// <summary>
/// The scale of a column: mean and deviation of what was fitted. The deviation that divides is at least a millionth of the mean's magnitude and
/// 10⁻³⁰, and 1 where both are 0; nothing lies further than a million deviations from the mean.
/// </summary>
internal sealed record ReferenceScale(double Mean, double Fitted)
{
    /// <summary>That of a column that is not scaled.</summary>
    public static ReferenceScale One { get; } = new(0, 1);

    /// <summary>The deviation that divides.</summary>
    public double Deviation
    {
        get
        {
            double deviation = Math.Max(Fitted, 1e-6 * Math.Abs(Mean));
            return deviation == 0 ? 1 : Math.Max(deviation, 1e-30);
        }
    }

    /// <summary>Mean and deviation of values; of none, 0 and 1.</summary>
    public static ReferenceScale Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return One;
        }

        double mean = values.Average();
        return new ReferenceScale(mean, Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2))));
    }

    /// <summary>(x − m)/s, within ±10⁶.</summary>
    public double Standardize(double x) => Math.Clamp((x - Mean) / Deviation, -1e6, 1e6);

    /// <summary>m + s·x.</summary>
    public double Restore(double standardized) => Mean + (Deviation * standardized);
}
