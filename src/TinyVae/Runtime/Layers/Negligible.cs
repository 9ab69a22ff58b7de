namespace TinyVae.Kernels;

/// <summary>What is too small to change a parameter.</summary>
internal static class Negligible
{
    /// <summary>
    /// Gradients, and weights of gradients, below this are 0: units that the data do not need and draws of no weight fade towards 0, and
    /// what follows from them would be denormal, and slow.
    /// </summary>
    public const float Gradient = 1e-24f;
}
