namespace TinyVae;

/// <summary>What training maximizes.</summary>
public enum Objective
{
    /// <summary>The evidence lower bound, E[log p(x given z)] − β·KL(q(z given x) ‖ p(z)) (Kingma and Welling, 2014, eq. 3).</summary>
    Elbo,

    /// <summary>
    /// log p(x given z) at z = μ(x), the encoder's mean: a plain autoencoder, without noise, divergence or a head of log-variances.
    /// <see cref="Likelihood.UnitGaussian"/> makes it half the squared distance, up to a constant.
    /// </summary>
    Autoencoder,

    /// <summary>
    /// The importance-weighted bound of k = <see cref="VaeAttribute.Samples"/> draws, E[log ⅟ₖ Σ p(x, z) / q(z given x)]
    /// (Burda, Grosse and Salakhutdinov, 2016, eq. 8), with its own gradient (eq. 14). Of a step's <see cref="Elbo"/>, the divergence is the
    /// mean of log q(z given x) − log p(z) over the draws, and <see cref="Elbo.Value"/> is this bound where the KL weight is 1.
    /// </summary>
    ImportanceWeighted,
}
