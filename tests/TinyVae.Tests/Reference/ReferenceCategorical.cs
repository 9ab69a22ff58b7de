namespace TinyVae.Tests.Reference;

/// <summary>log p = Σ x·log softmax(l), the softmax over each group of features.</summary>
/// <param name="groups">The sizes of the groups, in sum the features.</param>
internal sealed class ReferenceCategorical(IReadOnlyList<int> groups) : ReferenceLikelihood
{
    public IReadOnlyList<int> Groups => groups;

    public override IReadOnlyList<string> Heads => ["likelihood.logits"];

    /// <summary>One size alone stands for as many groups of it as there is room for.</summary>
    public static ReferenceCategorical Of(int[] categories, int features) =>
        new(categories is [int size] ? [.. Enumerable.Repeat(size, features / size)] : categories);

    /// <summary>The probabilities.</summary>
    public override double[] Mean(IReadOnlyList<double[]> heads) => [.. LogProbabilities(heads[0]).Select(Math.Exp)];

    public override double LogDensity(double[] x, IReadOnlyList<double[]> heads) =>
        x.Zip(LogProbabilities(heads[0]), (value, logProbability) => value * logProbability).Sum();

    /// <summary>∂/∂lⱼ = xⱼ − pⱼ·Σ x, the sum over the group.</summary>
    public override double[][] LogDensityGradient(double[] x, IReadOnlyList<double[]> heads)
    {
        double[] gradient = new double[x.Length];
        double[] probabilities = Mean(heads);
        foreach (Range group in Ranges())
        {
            double sum = x[group].Sum();
            for (int j = group.Start.Value; j < group.End.Value; j++)
            {
                gradient[j] = x[j] - (probabilities[j] * sum);
            }
        }

        return [gradient];
    }

    private double[] LogProbabilities(double[] logits) =>
        [.. Ranges().Select(group => logits[group]).SelectMany(group => group.Select(logit => logit - LogSum.OfExponentials(group)))];

    private IEnumerable<Range> Ranges()
    {
        int start = 0;
        foreach (int size in groups)
        {
            yield return start..(start + size);
            start += size;
        }
    }
}
