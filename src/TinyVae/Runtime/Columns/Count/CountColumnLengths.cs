namespace TinyVae.Layout;

/// <summary>Floats of a column of counts, negative binomial.</summary>
internal static class CountColumnLengths
{
    /// <summary>The logarithms of mean and size.</summary>
    public const int Parameters = 2;

    /// <summary>Those of a gamma number, and of the Poisson number that has it as its mean.</summary>
    public const int Uniforms = GammaLengths.Uniforms + PoissonColumnLengths.Uniforms;
}
