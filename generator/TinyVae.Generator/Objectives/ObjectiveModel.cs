namespace TinyVae.Generator.Objectives;

/// <summary>The members of <c>TinyVae.Objective</c>, by the same names and values.</summary>
internal enum ObjectiveKind
{
    Elbo,
    Autoencoder,
    ImportanceWeighted,
}

/// <summary>The members of <c>TinyVae.Kl</c>, by the same names and values.</summary>
internal enum KlKind
{
    Analytic,
    MonteCarlo,
}

/// <summary>What training maximizes.</summary>
/// <param name="Kind">The bound, or none.</param>
/// <param name="Samples">Draws of z a row, at least 1.</param>
/// <param name="Kl">How the divergence is computed; of an importance-weighted bound always by the draws.</param>
/// <param name="FreeBits">Nats a latent unit, 0 for none.</param>
internal sealed record ObjectiveModel(ObjectiveKind Kind, int Samples, KlKind Kl, float FreeBits);
