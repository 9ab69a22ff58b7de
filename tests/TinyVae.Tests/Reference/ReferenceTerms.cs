namespace TinyVae.Tests.Reference;

/// <summary>What the loss is made of, for one row of data; or the derivative of the loss by each.</summary>
/// <param name="LogLikelihoods">log p(x|z) of each draw.</param>
/// <param name="LogRatios">log q(z|x) − log p(z) of each draw.</param>
/// <param name="Divergences">The analytic divergence of each latent unit.</param>
internal sealed record ReferenceTerms(double[] LogLikelihoods, double[] LogRatios, double[] Divergences)
{
    /// <summary>What a flow and a learned prior add to the divergence of each draw: the log-ratios have it already, the analytic divergences do not.</summary>
    public double[] LatentTerms { get; init; } = [.. LogRatios.Select(_ => 0.0)];

    /// <summary>The same numbers for every draw and every unit.</summary>
    public static ReferenceTerms Uniform(int draws, double logLikelihood, double logRatio, double[] divergences) =>
        new([.. Enumerable.Repeat(logLikelihood, draws)], [.. Enumerable.Repeat(logRatio, draws)], divergences);
}
