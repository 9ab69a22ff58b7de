namespace TinyVae.Layout;

/// <summary>Floats of a column of yes and no.</summary>
internal static class BinaryColumnLengths
{
    /// <summary>0 or 1.</summary>
    public const int Features = 1;

    /// <summary>The logit.</summary>
    public const int Parameters = 1;

    /// <summary>The probability of 1.</summary>
    public const int Expectations = 1;

    /// <summary>What is compared with the probability.</summary>
    public const int Uniforms = 1;
}
