namespace TinyVae.Tests.Reference;

/// <summary>
/// The evidence lower bound with its divergence in closed form: mean log p(x|z) − β·Σ KL, KL from N(0, I), and where
/// z has a flow or another prior the mean of their terms over the draws besides. With free bits λ the loss has
/// max(λ, mean KL) of each latent unit, the mean over the batch (Kingma et al., 2016, eq. 15), and the bound stays the plain one.
/// </summary>
internal sealed class ReferenceAnalytic(double freeBits = 0) : ReferenceObjective
{
    public override Elbo Bound(IReadOnlyList<ReferenceTerms> rows, double klWeight) =>
        new(Reconstruction(rows), MeanDivergences(rows).Sum() + LatentTerm(rows));

    public override double Loss(IReadOnlyList<ReferenceTerms> rows, double klWeight) =>
        (klWeight * (MeanDivergences(rows).Sum(mean => Math.Max(freeBits, mean)) + LatentTerm(rows))) - Reconstruction(rows);

    public override IReadOnlyList<ReferenceTerms> LossGradient(IReadOnlyList<ReferenceTerms> rows, double klWeight)
    {
        double[] byDivergence = [.. MeanDivergences(rows).Select(mean => mean <= freeBits ? 0 : klWeight / rows.Count)];
        int draws = rows[0].LogLikelihoods.Length;
        double share = 1.0 / (rows.Count * draws);
        return [.. rows.Select(_ => ReferenceTerms.Uniform(draws, -share, 0, byDivergence) with
        {
            LatentTerms = [.. Enumerable.Repeat(klWeight * share, draws)],
        })];
    }

    private static double LatentTerm(IReadOnlyList<ReferenceTerms> rows) => rows.Average(row => row.LatentTerms.Average());

    private static double Reconstruction(IReadOnlyList<ReferenceTerms> rows) => rows.Average(row => row.LogLikelihoods.Average());

    private static double[] MeanDivergences(IReadOnlyList<ReferenceTerms> rows) =>
        [.. rows[0].Divergences.Select((_, unit) => rows.Average(row => row.Divergences[unit]))];
}
