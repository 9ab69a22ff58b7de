namespace TinyVae.Tests.Reference;

/// <summary>What training minimizes, and what it reports, as functions of the rows' terms.</summary>
internal abstract class ReferenceObjective
{
    /// <summary>What a step reports.</summary>
    public abstract Elbo Bound(IReadOnlyList<ReferenceTerms> rows, double klWeight);

    /// <summary>What a step minimizes, up to a constant.</summary>
    public virtual double Loss(IReadOnlyList<ReferenceTerms> rows, double klWeight)
    {
        Elbo bound = Bound(rows, klWeight);
        return (klWeight * bound.KullbackLeibler) - bound.Reconstruction;
    }

    /// <summary>The derivative of the loss by each row's terms.</summary>
    public abstract IReadOnlyList<ReferenceTerms> LossGradient(IReadOnlyList<ReferenceTerms> rows, double klWeight);

    /// <summary>A plain autoencoder's objective is that of a bound whose posterior, a point, has no divergence.</summary>
    public static ReferenceObjective Of(VaeAttribute vae) => vae switch
    {
        { Objective: Objective.ImportanceWeighted } => new ReferenceImportanceWeighted(),
        { Kl: Kl.MonteCarlo } => new ReferenceMonteCarlo(),
        _ => new ReferenceAnalytic(vae.FreeBits),
    };
}
