using TinyVae.Tests.Runtime.Numerics;

namespace TinyVae.Tests.Reference;

/// <summary>log p(x) = log N(y; μ, σ²) − log s of y = (x − m)/s, with log σ² = −6 + softplus(6 + the bounded raw value).</summary>
internal class ReferenceRealColumn : ReferenceColumn
{
    public override int Parameters => 2;

    public override double? Scaled(double x) => x;

    public override double[] Encode(double x) => [Scale.Standardize(x)];

    public override double LogDensity(double x, double[] raw) => LogDensityOf(Scale.Standardize(x), raw) - Math.Log(Scale.Deviation);

    public override double[] LogDensityGradient(double x, double[] raw) => GradientOf(Scale.Standardize(x), raw);

    public override double[] Expect(double[] raw) => [Scale.Restore(raw[0])];

    public override double Variance(double[] raw) => Math.Pow(Scale.Deviation, 2) * Math.Exp(LogVariance(raw[1]));

    public override double Decide(double[] expectations) => expectations[0];

    protected static double LogVariance(double raw) => -6 + DoubleMath.Softplus(6 + BoundedLogVariance.Value(raw));

    protected static double LogDensityOf(double y, double[] raw)
    {
        double logVariance = LogVariance(raw[1]);
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (Math.Pow(y - raw[0], 2) / Math.Exp(logVariance)));
    }

    protected static double[] GradientOf(double y, double[] raw)
    {
        double variance = Math.Exp(LogVariance(raw[1]));
        double error = y - raw[0];
        double byRaw = DoubleMath.Sigmoid(6 + BoundedLogVariance.Value(raw[1])) * BoundedLogVariance.Derivative(raw[1]);
        return [error / variance, 0.5 * ((error * error / variance) - 1) * byRaw];
    }
}

/// <summary>The same of log x, less log x.</summary>
internal sealed class ReferencePositiveColumn : ReferenceRealColumn
{
    public override double? Scaled(double x) => Math.Log(x);

    public override double[] Encode(double x) => base.Encode(Math.Log(x));

    public override double LogDensity(double x, double[] raw) => base.LogDensity(Math.Log(x), raw) - Math.Log(x);

    public override double[] LogDensityGradient(double x, double[] raw) => base.LogDensityGradient(Math.Log(x), raw);

    /// <summary>exp(E + ½·Var) of the logarithm, within what a float can be: e⁻⁸⁷ to e⁸⁸.</summary>
    public override double[] Expect(double[] raw) =>
        [Math.Exp(Math.Clamp(base.Expect(raw)[0] + (0.5 * base.Variance(raw)), -87, 88))];

    public override double Variance(double[] raw) =>
        DoubleMath.Expm1(base.Variance(raw)) * Math.Exp((2 * base.Expect(raw)[0]) + base.Variance(raw));
}
