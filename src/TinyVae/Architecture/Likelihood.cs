namespace TinyVae;

/// <summary>The likelihood p(x given z): what the numbers that leave the decoder mean.</summary>
public enum Likelihood
{
    /// <summary>
    /// Independent Bernoulli features in [0, 1]; the decoder gives their logits l and
    /// log p(x given z) = Σ x·l − softplus(l). Grey values between 0 and 1 are a convention of the literature under this likelihood.
    /// </summary>
    Bernoulli,

    /// <summary>
    /// Independent normal features; the decoder gives a mean and a log-variance for each, and
    /// log p(x given z) = −½ Σ (log 2π + log σ² + (x − μ)²/σ²). The log-variance is bounded as the posterior's is.
    /// </summary>
    Gaussian,

    /// <summary>
    /// Independent normal features of variance 1; the decoder gives their means and
    /// log p(x given z) = −½ Σ (log 2π + (x − μ)²): half the squared error up to a constant.
    /// </summary>
    UnitGaussian,
}
