using TinyVae.Tests.Runtime.Numerics;

namespace TinyVae.Tests.Reference;

/// <summary>
/// Student's t of y = (x − m)/s: location μ, log σ² bounded, ν = 1 + 100·σ(raw − 3), and
/// log p(x) = log Γ((ν + 1)/2) − log Γ(ν/2) − ½·log πνσ² − (ν + 1)/2·log(1 + (y − μ)²/(νσ²)) − log s.
/// </summary>
internal sealed class ReferenceStudentTColumn : ReferenceColumn
{
    public override int Parameters => 3;

    public override double? Scaled(double x) => x;

    public override double[] Encode(double x) => [Scale.Standardize(x)];

    public override double LogDensity(double x, double[] raw)
    {
        double freedom = Freedom(raw[2]);
        double logVariance = BoundedLogVariance.Value(raw[1]);
        double squared = Math.Pow(Scale.Standardize(x) - raw[0], 2) / Math.Exp(logVariance);
        return DoubleGamma.LogGamma((freedom + 1) / 2) - DoubleGamma.LogGamma(freedom / 2)
            - (0.5 * (Math.Log(Math.PI * freedom) + logVariance))
            - ((freedom + 1) / 2 * DoubleMath.Log1p(squared / freedom))
            - Math.Log(Scale.Deviation);
    }

    public override double[] LogDensityGradient(double x, double[] raw)
    {
        double freedom = Freedom(raw[2]);
        double variance = Math.Exp(BoundedLogVariance.Value(raw[1]));
        double error = Scale.Standardize(x) - raw[0];
        double t = error * error / (variance * freedom);
        double byFreedom = 0.5 * (DoubleGamma.Digamma((freedom + 1) / 2) - DoubleGamma.Digamma(freedom / 2)
            - (1 / freedom) - DoubleMath.Log1p(t) + ((freedom + 1) / freedom * t / (1 + t)));
        return
        [
            (freedom + 1) * error / (variance * freedom * (1 + t)),
            (((freedom + 1) / 2 * t / (1 + t)) - 0.5) * BoundedLogVariance.Derivative(raw[1]),
            byFreedom * 100 * DoubleMath.Sigmoid(raw[2] - 3) * DoubleMath.Sigmoid(3 - raw[2]),
        ];
    }

    /// <summary>The location, also where ν is so small that there is no mean.</summary>
    public override double[] Expect(double[] raw) => [Scale.Restore(raw[0])];

    /// <summary>Infinite where ν is 2 or less.</summary>
    public override double Variance(double[] raw)
    {
        double freedom = Freedom(raw[2]);
        return freedom <= 2 ? double.PositiveInfinity
            : Math.Pow(Scale.Deviation, 2) * Math.Exp(BoundedLogVariance.Value(raw[1])) * freedom / (freedom - 2);
    }

    public override double Decide(double[] expectations) => expectations[0];

    private static double Freedom(double raw) => 1 + (100 * DoubleMath.Sigmoid(raw - 3));
}
