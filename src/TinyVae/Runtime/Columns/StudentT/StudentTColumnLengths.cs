namespace TinyVae.Layout;

/// <summary>Floats of a column of real numbers with heavy tails.</summary>
internal static class StudentTColumnLengths
{
    /// <summary>Location, logarithm of the squared scale, degrees of freedom.</summary>
    public const int Parameters = 3;

    /// <summary>A normal number is made of two; and those of a gamma number.</summary>
    public const int Uniforms = 2 + GammaLengths.Uniforms;
}
