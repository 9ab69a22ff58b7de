namespace TinyVae.Layout;

/// <summary>Floats of a column of counts, Poisson.</summary>
internal static class PoissonColumnLengths
{
    /// <summary>The logarithm of the mean.</summary>
    public const int Parameters = 1;

    /// <summary>A level, and two for a normal number.</summary>
    public const int Uniforms = 3;
}
