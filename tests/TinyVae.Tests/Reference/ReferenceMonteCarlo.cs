namespace TinyVae.Tests.Reference;

/// <summary>The evidence lower bound with its divergence from the draws: mean [log p(x|z) − β·(log q(z|x) − log p(z))].</summary>
internal sealed class ReferenceMonteCarlo : ReferenceObjective
{
    public override Elbo Bound(IReadOnlyList<ReferenceTerms> rows, double klWeight) =>
        new(rows.Average(row => row.LogLikelihoods.Average()), rows.Average(row => row.LogRatios.Average()));

    public override IReadOnlyList<ReferenceTerms> LossGradient(IReadOnlyList<ReferenceTerms> rows, double klWeight)
    {
        int draws = rows[0].LogLikelihoods.Length;
        double share = 1.0 / (rows.Count * draws);
        return [.. rows.Select(row => ReferenceTerms.Uniform(draws, -share, klWeight * share, new double[row.Divergences.Length]))];
    }
}
