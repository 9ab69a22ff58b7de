namespace TinyVae.Tests.Reference;

/// <summary>Rows of data, with their conditions, and the draws ε of their latent units, those of row b from b·k on where a row has k; none for an autoencoder.</summary>
internal sealed record ReferenceBatch(double[][] Rows, double[][] Noise)
{
    /// <summary>What the encoder is given: the rows themselves or, of a denoising model, the rows corrupted.</summary>
    public double[][] Seen { get; init; } = Rows;

    /// <summary>The draws of a row; without noise still one, of nothing.</summary>
    public double[][] NoiseOf(int row, int samples) => Noise.Length == 0 ? [[]] : Noise[(row * samples)..((row + 1) * samples)];
}
