namespace TinyVae.Tests.Reference;

/// <summary>
/// log p = x·l − log(1 + eˡ) + log C with l the logit of λ and C = 2·artanh(1 − 2λ)/(1 − 2λ) (Loaiza-Ganem and Cunningham, 2019, eq. 8).
/// As 1 − 2λ = −tanh(l/2), C is l/tanh(l/2), in which nothing cancels.
/// </summary>
internal sealed class ReferenceContinuousBernoulli : FeatureLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.logits"];

    /// <summary>The derivative of log(1 + eˡ) − log C: the family is exponential, and l its natural parameter.</summary>
    public override double Mean(double[] heads) => ReferenceActivation.Sigmoid(heads[0]) - LogNormalizerDerivative(heads[0]);

    public override double LogDensity(double x, double[] heads) =>
        (x * heads[0]) - ReferenceActivation.Softplus(heads[0]) + LogNormalizer(heads[0]);

    public override double[] LogDensityGradient(double x, double[] heads) => [x - Mean(heads)];

    /// <summary>log C.</summary>
    public static double LogNormalizer(double logit) => logit == 0 ? Math.Log(2) : Math.Log(logit / Math.Tanh(logit / 2));

    /// <summary>d log C/dl = 1/l − 1/sinh l.</summary>
    private static double LogNormalizerDerivative(double logit)
    {
        if (Math.Abs(logit) > 2)
        {
            return (1 / logit) - (1 / Math.Sinh(logit));
        }

        // (sinh l − l)/(l·sinh l), both divided by l²: l·Σ l²ⁿ⁻²/(2n+1)! over sinh(l)/l, the sum's terms all positive.
        double term = 1.0 / 6;
        double sum = term;
        for (int n = 2; term > 1e-18 * sum; n++)
        {
            term *= logit * logit / ((2 * n) * ((2 * n) + 1));
            sum += term;
        }

        return logit * sum / (1 + (logit * logit * sum));
    }
}
