namespace TinyVae.Tests.Reference;

/// <summary>
/// x = W·z + b + ε with z and ε standard normal (Tipping and Bishop, 1999, σ² = 1): a decoder without hidden layers and with a
/// UnitGaussian likelihood, of which everything is known exactly.
/// </summary>
/// <param name="weight">W, a row for each feature.</param>
/// <param name="bias">b.</param>
internal sealed class LinearGaussian(double[][] weight, double[] bias)
{
    private int Units => weight[0].Length;

    /// <summary>log p(x) = log N(x; b, W·Wᵀ + I).</summary>
    public double LogDensity(double[] x)
    {
        double[][] factor = Factor(PlusIdentity(bias.Length, (i, j) => weight[i].Zip(weight[j], (a, b) => a * b).Sum()));
        double[] whitened = Solve(factor, [.. x.Zip(bias, (value, mean) => value - mean)]);
        double logDeterminant = factor.Sum(row => Math.Log(row[^1]));
        return -0.5 * (whitened.Sum(value => value * value) + (x.Length * Math.Log(2 * Math.PI))) - logDeterminant;
    }

    /// <summary>
    /// The encoder's tensors that make q(z|x) the true posterior N(M⁻¹·Wᵀ·(x − b), M⁻¹), where M = Wᵀ·W + I. A diagonal q(z|x) has no
    /// use for the last one, and is exact only where M is diagonal.
    /// </summary>
    public Dictionary<string, double[]> Posterior()
    {
        double[][] covariance = Inverse(PlusIdentity(Units, (i, j) => weight.Sum(row => row[i] * row[j])));
        double[][] factor = Factor(covariance);
        double[][] gain = [.. covariance.Select(row => weight.Select(ofFeature => row.Zip(ofFeature, (a, b) => a * b).Sum()).ToArray())];
        double[] below = [.. factor.SelectMany(row => row[..^1])];
        return new Dictionary<string, double[]>
        {
            ["posterior.mean.weight"] = [.. gain.SelectMany(row => row)],
            ["posterior.mean.bias"] = [.. gain.Select(row => -row.Zip(bias, (a, b) => a * b).Sum())],
            ["posterior.log_variance.weight"] = new double[Units * bias.Length],
            ["posterior.log_variance.bias"] = [.. factor.Select(row => 2 * Math.Log(row[^1]))],
            ["posterior.lower.weight"] = new double[below.Length * bias.Length],
            ["posterior.lower.bias"] = below,
        };
    }

    private static double[][] PlusIdentity(int size, Func<int, int, double> element) =>
        [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => element(i, j) + (i == j ? 1 : 0)).ToArray())];

    /// <summary>Cholesky's L of A = L·Lᵀ, its rows up to the diagonal.</summary>
    private static double[][] Factor(double[][] a)
    {
        double[][] factor = [.. a.Select((_, i) => new double[i + 1])];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = a[i][j] - Enumerable.Range(0, j).Sum(k => factor[i][k] * factor[j][k]);
                factor[i][j] = i == j ? Math.Sqrt(rest) : rest / factor[j][j];
            }
        }

        return factor;
    }

    /// <summary>The y of L·y = b.</summary>
    private static double[] Solve(double[][] factor, double[] b)
    {
        double[] y = new double[b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            y[i] = (b[i] - Enumerable.Range(0, i).Sum(j => factor[i][j] * y[j])) / factor[i][i];
        }

        return y;
    }

    /// <summary>A⁻¹ = L⁻ᵀ·L⁻¹.</summary>
    private static double[][] Inverse(double[][] a)
    {
        double[][] factor = Factor(a);
        double[][] columns = [.. a.Select((_, unit) => Solve(factor, [.. a.Select((_, i) => i == unit ? 1.0 : 0)]))];
        return [.. columns.Select(x => columns.Select(y => x.Zip(y, (p, q) => p * q).Sum()).ToArray())];
    }
}
