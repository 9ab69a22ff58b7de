namespace TinyVae.Tests.Reference;

/// <summary>
/// The importance-weighted bound, the mean over rows of log ⅟ₖ Σ w with log w = log p(x|z) − β·(log q(z|x) − log p(z))
/// (Burda, Grosse and Salakhutdinov, 2016, eq. 8), and its gradient Σ w̃·∇log w (eq. 14). What it reports as divergence is the mean of
/// log q(z|x) − log p(z) over the draws; as reconstruction what is then left of the bound.
/// </summary>
internal sealed class ReferenceImportanceWeighted : ReferenceObjective
{
    public override Elbo Bound(IReadOnlyList<ReferenceTerms> rows, double klWeight)
    {
        double bound = rows.Average(row => LogSum.OfExponentials(LogWeights(row, klWeight)) - Math.Log(row.LogRatios.Length));
        double divergence = rows.Average(row => row.LogRatios.Average());
        return new Elbo(bound + (klWeight * divergence), divergence);
    }

    public override IReadOnlyList<ReferenceTerms> LossGradient(IReadOnlyList<ReferenceTerms> rows, double klWeight) =>
        [.. rows.Select(row =>
        {
            double[] logWeights = LogWeights(row, klWeight);
            double logSum = LogSum.OfExponentials(logWeights);
            double[] shares = [.. logWeights.Select(logWeight => Math.Exp(logWeight - logSum) / rows.Count)];
            return new ReferenceTerms(
                [.. shares.Select(share => -share)], [.. shares.Select(share => klWeight * share)], new double[row.Divergences.Length]);
        })];

    private static double[] LogWeights(ReferenceTerms row, double klWeight) =>
        [.. row.LogLikelihoods.Zip(row.LogRatios, (logLikelihood, logRatio) => logLikelihood - (klWeight * logRatio))];
}
