namespace TinyVae.Tests.Reference;

/// <summary>A likelihood of independent features, each with a variance that the model learns.</summary>
internal abstract class SpreadLikelihood : FeatureLikelihood
{
    /// <summary>log Var[x|z] of one feature.</summary>
    public abstract double LogVariance(double[] heads);

    public double[] LogVariance(IReadOnlyList<double[]> heads) =>
        [.. Enumerable.Range(0, heads[0].Length).Select(i => LogVariance(Feature(heads, i)))];
}
