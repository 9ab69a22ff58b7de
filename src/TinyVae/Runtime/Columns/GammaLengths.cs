namespace TinyVae.Layout;

/// <summary>Noise of a gamma number.</summary>
internal static class GammaLengths
{
    /// <summary>Proposals: of each 1,000, 49 at most are refused, so that all are, once in 170,000 times.</summary>
    public const int Proposals = 4;

    /// <summary>Uniform numbers: for each proposal two of a normal number and one to decide; and one more.</summary>
    public const int Uniforms = (3 * Proposals) + 1;
}
