namespace TinyVae.Tests.Reference;

/// <summary>A likelihood p(x|z) in double precision: a sum over features, the numbers of each coming from the decoder's heads.</summary>
internal abstract class ReferenceLikelihood
{
    /// <summary>The tensors' names of the heads, in order.</summary>
    public abstract IReadOnlyList<string> Heads { get; }

    /// <summary>The mean of one feature, given what each head gives for it.</summary>
    public abstract double Mean(double[] heads);

    /// <summary>log p of one feature, its normalizing constant included.</summary>
    public abstract double LogDensity(double x, double[] heads);

    /// <summary>∂ log p/∂ head for each head.</summary>
    public abstract double[] LogDensityGradient(double x, double[] heads);

    public static ReferenceLikelihood Of(Likelihood likelihood) => likelihood switch
    {
        Likelihood.Bernoulli => new ReferenceBernoulli(),
        Likelihood.Gaussian => new ReferenceGaussian(),
        Likelihood.UnitGaussian => new ReferenceUnitGaussian(),
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood, "The reference does not know this likelihood."),
    };
}

/// <summary>log p = x·l − log(1 + eˡ) with l the logit.</summary>
internal sealed class ReferenceBernoulli : ReferenceLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.logits"];

    public override double Mean(double[] heads) => ReferenceActivation.Sigmoid(heads[0]);

    public override double LogDensity(double x, double[] heads) => (x * heads[0]) - ReferenceActivation.Softplus(heads[0]);

    public override double[] LogDensityGradient(double x, double[] heads) => [x - ReferenceActivation.Sigmoid(heads[0])];
}

/// <summary>log p = −½·(log 2π + (x − μ)²).</summary>
internal sealed class ReferenceUnitGaussian : ReferenceLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean"];

    public override double Mean(double[] heads) => heads[0];

    public override double LogDensity(double x, double[] heads) => -0.5 * (Math.Log(2 * Math.PI) + Math.Pow(x - heads[0], 2));

    public override double[] LogDensityGradient(double x, double[] heads) => [x - heads[0]];
}

/// <summary>log p = −½·(log 2π + log σ² + (x − μ)²/σ²), log σ² the bounded value of the second head.</summary>
internal sealed class ReferenceGaussian : ReferenceLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.mean", "likelihood.log_variance"];

    public override double Mean(double[] heads) => heads[0];

    public override double LogDensity(double x, double[] heads)
    {
        double logVariance = BoundedLogVariance.Value(heads[1]);
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (Math.Pow(x - heads[0], 2) / Math.Exp(logVariance)));
    }

    public override double[] LogDensityGradient(double x, double[] heads)
    {
        double variance = Math.Exp(BoundedLogVariance.Value(heads[1]));
        double error = x - heads[0];
        return [error / variance, -0.5 * (1 - (error * error / variance)) * BoundedLogVariance.Derivative(heads[1])];
    }
}
