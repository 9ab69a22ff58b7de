namespace TinyVae.Layout;

/// <summary>Floats of a column of counts, negative binomial.</summary>
internal static class CountColumnLengths
{
    /// <summary>log(1 + x), standardized.</summary>
    public const int Features = 1;

    /// <summary>The logarithms of mean and size.</summary>
    public const int Parameters = 2;

    /// <summary>The mean.</summary>
    public const int Expectations = 1;

    /// <summary>Those of a gamma number, and of the Poisson number that has it as its mean.</summary>
    public const int Uniforms = GammaLengths.Uniforms + PoissonColumnLengths.Uniforms;
}
