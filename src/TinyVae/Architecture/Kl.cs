namespace TinyVae;

/// <summary>How the divergence KL(q(z given x) ‖ p(z)) of the bound is computed.</summary>
public enum Kl
{
    /// <summary>In closed form.</summary>
    Analytic,

    /// <summary>As the mean of log q(z given x) − log p(z) over the draws of z.</summary>
    MonteCarlo,
}
