namespace TinyVae.Tests.Reference;

/// <summary>A likelihood of independent features: a sum over them, the numbers of each being what each head gives for it.</summary>
internal abstract class FeatureLikelihood : ReferenceLikelihood
{
    /// <summary>The mean of one feature.</summary>
    public abstract double Mean(double[] heads);

    /// <summary>log p of one feature.</summary>
    public abstract double LogDensity(double x, double[] heads);

    /// <summary>∂ log p/∂ head of one feature, for each head.</summary>
    public abstract double[] LogDensityGradient(double x, double[] heads);

    public override double[] Mean(IReadOnlyList<double[]> heads) =>
        [.. Enumerable.Range(0, heads[0].Length).Select(i => Mean(Feature(heads, i)))];

    public override double LogDensity(double[] x, IReadOnlyList<double[]> heads) =>
        x.Select((value, i) => LogDensity(value, Feature(heads, i))).Sum();

    public override double[][] LogDensityGradient(double[] x, IReadOnlyList<double[]> heads)
    {
        double[][] byFeature = [.. x.Select((value, i) => LogDensityGradient(value, Feature(heads, i)))];
        return [.. heads.Select((_, head) => byFeature.Select(gradient => gradient[head]).ToArray())];
    }

    protected static double[] Feature(IReadOnlyList<double[]> heads, int i) => [.. heads.Select(head => head[i])];
}
