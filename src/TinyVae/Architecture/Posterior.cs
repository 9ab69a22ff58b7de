namespace TinyVae;

/// <summary>The family of the posterior q(z given x).</summary>
public enum Posterior
{
    /// <summary>N(μ, diag σ²): the encoder gives a mean and a log-variance for each latent unit.</summary>
    Diagonal,

    /// <summary>
    /// N(μ, L·Lᵀ): the encoder gives the mean, the log-variances 2·log Lᵢᵢ and the elements of L below the diagonal, so that the diagonal is
    /// positive.
    /// </summary>
    FullCovariance,
}
