namespace TinyVae.Generator.Posteriors;

/// <summary>The members of <c>TinyVae.Posterior</c>, by the same names and values.</summary>
internal enum PosteriorKind
{
    Diagonal,
    FullCovariance,
}
