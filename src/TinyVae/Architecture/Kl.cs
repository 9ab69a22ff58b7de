namespace TinyVae;

/// <summary>How the divergence KL(q(z given x) ‖ p(z)) of the bound is computed.</summary>
public enum Kl
{
    /// <summary>
    /// In closed form; with a flow or a learned prior as far as it has one: that of the draw from N(0, I), and the mean over the draws of
    /// what flow and prior add.
    /// </summary>
    Analytic,

    /// <summary>As the mean of log q(z given x) − log p(z) over the draws of z.</summary>
    MonteCarlo,
}
