namespace TinyVae.Tests.Reference;

/// <summary>
/// N(μ, L·Lᵀ) in double precision, from the raw numbers that a network gives: μ, the diagonal's 2·log L before its bound, and what lies
/// below it, row by row. Densities are computed from z alone, by solving L·ε = z − μ.
/// </summary>
internal sealed class ReferenceTriangularGaussian
{
    private readonly double[] _mean;
    private readonly double[][] _factor;

    public ReferenceTriangularGaussian(double[] mean, double[] rawLogVariance, double[] below)
    {
        _mean = mean;
        _factor = new double[mean.Length][];
        int next = 0;
        for (int i = 0; i < mean.Length; i++)
        {
            _factor[i] = new double[i + 1];
            for (int j = 0; j < i; j++)
                _factor[i][j] = below[next++];
            _factor[i][i] = Math.Exp(BoundedLogVariance.Value(rawLogVariance[i]) / 2);
        }
    }

    /// <summary>The logarithms of the covariance's diagonal.</summary>
    public double[] LogVariances => [.. _factor.Select(row => Math.Log(row.Sum(element => element * element)))];

    /// <summary>KL(q ‖ N(0, I)) = ½·(tr Σ + |μ|² − n − log det Σ).</summary>
    public double Divergence =>
        0.5 * (_factor.Sum(row => row.Sum(element => element * element)) + _mean.Sum(m => m * m) - _mean.Length - (2 * LogDeterminant));

    private double LogDeterminant => _factor.Sum(row => Math.Log(row[^1]));

    /// <summary>μ + L·ε.</summary>
    public double[] Draw(double[] noise) =>
        [.. _factor.Select((row, i) => _mean[i] + row.Select((element, j) => element * noise[j]).Sum())];

    /// <summary>log q(z) − log N(z; 0, I).</summary>
    public double LogRatio(double[] z)
    {
        double[] noise = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
            noise[i] = (z[i] - _mean[i] - Enumerable.Range(0, i).Sum(j => _factor[i][j] * noise[j])) / _factor[i][i];
        return (0.5 * z.Sum(value => value * value)) - (0.5 * noise.Sum(value => value * value)) - LogDeterminant;
    }
}
