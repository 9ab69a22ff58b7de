namespace TinyVae.Layout;

/// <summary>Floats of a column of real numbers; of one of positive numbers the same.</summary>
internal static class RealColumnLengths
{
    /// <summary>Mean and log-variance.</summary>
    public const int Parameters = 2;

    /// <summary>A normal number is made of two.</summary>
    public const int Uniforms = 2;
}
