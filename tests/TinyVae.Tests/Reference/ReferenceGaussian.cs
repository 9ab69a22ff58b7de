namespace TinyVae.Tests.Reference;

/// <summary>log p = −½·(log 2π + log σ² + (x − μ)²/σ²), log σ² the bounded value of the second head.</summary>
internal class ReferenceGaussian : SpreadLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean", "likelihood.log_variance"];

    public override double Mean(double[] heads) => heads[0];

    public override double LogVariance(double[] heads) => BoundedLogVariance.Value(heads[1]);

    public override double LogDensity(double x, double[] heads)
    {
        double logVariance = LogVariance(heads);
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (Math.Pow(x - heads[0], 2) / Math.Exp(logVariance)));
    }

    public override double[] LogDensityGradient(double x, double[] heads)
    {
        double variance = Math.Exp(LogVariance(heads));
        double error = x - heads[0];
        return [error / variance, -0.5 * (1 - (error * error / variance)) * BoundedLogVariance.Derivative(heads[1])];
    }
}

/// <summary>The same with one log σ² for all features, a parameter of the model.</summary>
internal sealed class ReferenceSharedGaussian : ReferenceGaussian
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean"];

    public override IReadOnlyList<string> Shared => ["likelihood.log_variance"];
}

/// <summary>log p = −½·(log 2π + (x − μ)²).</summary>
internal sealed class ReferenceUnitGaussian : FeatureLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean"];

    public override double Mean(double[] heads) => heads[0];

    public override double LogDensity(double x, double[] heads) => -0.5 * (Math.Log(2 * Math.PI) + Math.Pow(x - heads[0], 2));

    public override double[] LogDensityGradient(double x, double[] heads) => [x - heads[0]];
}
