using TinyVae.Tests.Runtime.Numerics;

namespace TinyVae.Tests.Reference;

/// <summary>A column of counts: log μ = m + s·a, bounded as a log-variance is, but within ±20 and ±40; m and s are of log(1 + x).</summary>
internal abstract class ReferenceCountingColumn : ReferenceColumn
{
    public override double? Scaled(double x) => DoubleMath.Log1p(x);

    public override double[] Encode(double x) => [Scale.Standardize(DoubleMath.Log1p(x))];

    public override double[] Expect(double[] raw) => [Math.Exp(LogMean(raw[0]))];

    public override double Decide(double[] expectations) => Math.Round(expectations[0]);

    protected double LogMean(double raw) => Bounded(Scale.Restore(raw), 20);

    /// <summary>∂ log μ/∂a.</summary>
    protected double LogMeanDerivative(double raw) => Scale.Deviation * BoundDerivative(Scale.Restore(raw), 20);

    /// <summary>No count counts as more than 10³⁰.</summary>
    protected static double Count(double x) => Math.Min(x, 1e30);

    /// <summary>The identity within ±k, never beyond ±2k.</summary>
    protected static double Bounded(double raw, double k) => k / 10 * BoundedLogVariance.Value(raw * 10 / k);

    protected static double BoundDerivative(double raw, double k) => BoundedLogVariance.Derivative(raw * 10 / k);
}

/// <summary>log p(x) = x·log μ − μ − log x!.</summary>
internal sealed class ReferencePoissonColumn : ReferenceCountingColumn
{
    public override int Parameters => 1;

    public override double LogDensity(double x, double[] raw)
    {
        double logMean = LogMean(raw[0]);
        double count = Count(x);
        if (count < 1e4)
        {
            return (count * logMean) - Math.Exp(logMean) - DoubleGamma.LogGamma(count + 1);
        }

        // By Stirling: −½·log 2πx − δ(x) − μ·((1 + t)·log(1 + t) − t) with t = (x − μ)/μ; where t is small, t²/2 − t³/6 + t⁴/12 − …
        double t = (count / Math.Exp(logMean)) - 1;
        double divergence = 0;
        if (Math.Abs(t) > 0.05)
        {
            divergence = ((1 + t) * (Math.Log(count) - logMean)) - t;
        }
        else
        {
            for (int n = 2; n < 20; n++)
                divergence += Math.Pow(-t, n) / (n * (n - 1));
        }

        return (-0.5 * Math.Log(2 * Math.PI * count)) - DoubleGamma.StirlingError(count) - (Math.Exp(logMean) * divergence);
    }

    public override double[] LogDensityGradient(double x, double[] raw) =>
        [(Count(x) - Math.Exp(LogMean(raw[0]))) * LogMeanDerivative(raw[0])];

    public override double Variance(double[] raw) => Expect(raw)[0];
}

/// <summary>
/// Negative binomial, its size r the exponential of the second raw value, bounded within ±5 and ±10:
/// log p(x) = log Γ(x + r) − log Γ(r) − log x! + r·log(r/(r + μ)) + x·log(μ/(r + μ)).
/// </summary>
internal sealed class ReferenceCountColumn : ReferenceCountingColumn
{
    public override int Parameters => 2;

    public override double LogDensity(double x, double[] raw)
    {
        double mean = Math.Exp(LogMean(raw[0]));
        double r = Size(raw[1]);
        double count = Count(x);
        return LogGammaRatio(count + 1, r - 1) - DoubleGamma.LogGamma(r) - (r * DoubleMath.Log1p(mean / r)) - (count * DoubleMath.Log1p(r / mean));
    }

    public override double[] LogDensityGradient(double x, double[] raw)
    {
        double mean = Math.Exp(LogMean(raw[0]));
        double r = Size(raw[1]);
        double count = Count(x);
        double u = (count - mean) / (mean + r);
        double byLogSize = r * (DoubleGamma.Digamma(count + r) - DoubleGamma.Digamma(r) - DoubleMath.Log1p(mean / r) - u);
        return [r * u * LogMeanDerivative(raw[0]), byLogSize * BoundDerivative(raw[1], 5)];
    }

    public override double Variance(double[] raw)
    {
        double mean = Expect(raw)[0];
        return mean + (mean * mean / Size(raw[1]));
    }

    private static double Size(double raw) => Math.Exp(Bounded(raw, 5));

    /// <summary>log Γ(a + d) − log Γ(a), of large a by Stirling's formula without its large terms.</summary>
    private static double LogGammaRatio(double a, double d) => a < 1e3
        ? DoubleGamma.LogGamma(a + d) - DoubleGamma.LogGamma(a)
        : ((a + d - 0.5) * DoubleMath.Log1p(d / a)) + (d * Math.Log(a)) - d + DoubleGamma.StirlingError(a + d) - DoubleGamma.StirlingError(a);
}
