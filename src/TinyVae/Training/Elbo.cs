namespace TinyVae;

/// <summary>
/// The evidence lower bound of one or more rows, in nats a row: summed over features and latent units, averaged over rows
/// (Kingma and Welling, 2014, eq. 3). Of a plain autoencoder, log p(x given z) at its code, and no divergence.
/// </summary>
/// <param name="Reconstruction">The expected log-likelihood E[log p(x given z)], its normalizing constants included.</param>
/// <param name="KullbackLeibler">KL(q(z given x) ‖ p(z)), unweighted.</param>
public readonly record struct Elbo(double Reconstruction, double KullbackLeibler)
{
    /// <summary>The bound itself: <see cref="Reconstruction"/> − <see cref="KullbackLeibler"/>.</summary>
    public double Value => Reconstruction - KullbackLeibler;

    /// <summary>The negative of the bound: what training minimizes when the KL weight is 1, but for what free bits add to it.</summary>
    public double Loss => -Value;
}
