namespace TinyVae.Layout;

/// <summary>Floats of a column of yes and no.</summary>
internal static class BinaryColumnLengths
{
    /// <summary>The logit.</summary>
    public const int Parameters = 1;

    /// <summary>What is compared with the probability.</summary>
    public const int Uniforms = 1;
}
