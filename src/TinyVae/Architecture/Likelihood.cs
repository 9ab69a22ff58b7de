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

    /// <summary>
    /// Independent continuous features in [0, 1] with density C(λ)·λˣ·(1 − λ)¹⁻ˣ; the decoder gives the logits of λ
    /// (Loaiza-Ganem and Cunningham, 2019): what grey pixels have as a true likelihood.
    /// </summary>
    ContinuousBernoulli,

    /// <summary>
    /// Independent normal features that share one learned log-variance; the decoder gives their means. What keeps the variance of a
    /// Gaussian decoder from exploding or collapsing (Rybkin, Daniilidis and Levine, 2021).
    /// </summary>
    SharedGaussian,

    /// <summary>
    /// Independent Laplace features; the decoder gives a location μ and a log-scale log b for each, and
    /// log p(x given z) = −Σ (log 2b + |x − μ|/b). The log-scale is bounded as the posterior's log-variance is.
    /// </summary>
    Laplace,

    /// <summary>
    /// One-hot groups of features, their sizes in <see cref="VaeAttribute.Categories"/>; the decoder gives the logits, and
    /// log p(x given z) = Σ x·log softmax(l), the softmax over each group.
    /// </summary>
    Categorical,

    /// <summary>Each column by its kind, and log p(x given z) their sum: what <see cref="VaeAttribute.Columns"/> declare by themselves.</summary>
    Columns,
}
