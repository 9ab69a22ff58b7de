namespace TinyVae.Tests.Runtime.Likelihoods;

/// <summary>A likelihood of a row in double precision, and rows to try it on.</summary>
public interface IRowFormula
{
    /// <summary>Parameters a feature that the decoder gives.</summary>
    static abstract int Heads { get; }

    /// <summary>Numbers of features to try: less than a panel, whole panels, more than one sum of densities takes.</summary>
    static virtual int[] FeatureCounts => [5, 16, 37, 1040];

    /// <summary>log p(x) with all constants.</summary>
    /// <param name="heads">[heads][features]; after the decoder's heads, what all features share.</param>
    /// <param name="x">The row.</param>
    static abstract double LogDensity(double[][] heads, double[] x);

    /// <summary>E[x] of each feature.</summary>
    static abstract double[] Mean(double[][] heads);

    /// <summary>A parameter that the decoder might give.</summary>
    static abstract float Parameter(Random random, int head);

    /// <summary>A row of data.</summary>
    static abstract void FillRow(Random random, Span<float> x);
}
