namespace TinyVae.Tests.Reference;

/// <summary>log p = −log 2b − |x − μ|/b, log b the bounded value of the second head.</summary>
internal sealed class ReferenceLaplace : SpreadLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean", "likelihood.log_scale"];

    public override double Mean(double[] heads) => heads[0];

    /// <summary>The variance is 2b².</summary>
    public override double LogVariance(double[] heads) => Math.Log(2) + (2 * BoundedLogVariance.Value(heads[1]));

    public override double LogDensity(double x, double[] heads)
    {
        double logScale = BoundedLogVariance.Value(heads[1]);
        return -Math.Log(2) - logScale - (Math.Abs(x - heads[0]) / Math.Exp(logScale));
    }

    public override double[] LogDensityGradient(double x, double[] heads)
    {
        double scale = Math.Exp(BoundedLogVariance.Value(heads[1]));
        double error = x - heads[0];
        return [Math.Sign(error) / scale, ((Math.Abs(error) / scale) - 1) * BoundedLogVariance.Derivative(heads[1])];
    }
}
