namespace TinyVae.Tests.Reference;

/// <summary>
/// The posterior q(z|x) of one row, N(μ, L·Lᵀ), from what the encoder's heads gave. The first head alone is a point, z = μ; the
/// second gives the diagonal of L as log Lᵢᵢ² to be bounded; the third the elements of L below the diagonal, row by row.
/// </summary>
internal sealed class ReferencePosterior
{
    private readonly IReadOnlyList<double[]> _heads;
    private readonly double[] _logDiagonal;
    private readonly double[][] _factor;

    public ReferencePosterior(IReadOnlyList<double[]> heads)
    {
        _heads = heads;
        _logDiagonal = HasDensity
            ? [.. heads[1].Select(raw => BoundedLogVariance.Value(raw) / 2)]
            : [.. Mean.Select(_ => double.NegativeInfinity)];
        _factor = [.. Mean.Select((_, i) => Enumerable.Range(0, i + 1).Select(j => Factor(i, j)).ToArray())];
    }

    public static IReadOnlyList<(string Name, int Outputs)> PointHeads(int units) => [("posterior.mean", units)];

    public static IReadOnlyList<(string Name, int Outputs)> DiagonalHeads(int units) =>
        [.. PointHeads(units), ("posterior.log_variance", units)];

    public static IReadOnlyList<(string Name, int Outputs)> FullCovarianceHeads(int units) =>
        units == 1 ? DiagonalHeads(units) : [.. DiagonalHeads(units), ("posterior.lower", units * (units - 1) / 2)];

    public static IReadOnlyList<(string Name, int Outputs)> HeadsOf(VaeAttribute vae) => vae switch
    {
        { Objective: Objective.Autoencoder } => PointHeads(vae.Latent),
        { Posterior: Posterior.FullCovariance } => FullCovarianceHeads(vae.Latent),
        _ => DiagonalHeads(vae.Latent),
    };

    public double[] Mean => _heads[0];

    /// <summary>log Var[z|x] of each unit by itself: log Σⱼ Lᵢⱼ², −∞ for a point.</summary>
    public double[] LogVariance => [.. _factor.Select(row => Math.Log(row.Sum(element => element * element)))];

    private bool HasDensity => _heads.Count > 1;

    private bool HasLower => _heads.Count > 2;

    /// <summary>z = μ + L·ε; of a point μ, whatever the noise.</summary>
    public double[] Draw(double[] noise) => HasDensity
        ? [.. Mean.Select((mean, i) => mean + _factor[i].Select((element, j) => element * noise[j]).Sum())]
        : Mean;

    /// <summary>
    /// KL(q ‖ N(0, I)) as a sum over units, each given those before it: ½(Σⱼ Lᵢⱼ² + μᵢ² − 1) − log Lᵢᵢ, which in sum is
    /// ½(‖L‖² + ‖μ‖² − n) − Σ log Lᵢᵢ. None of a point.
    /// </summary>
    public double[] Divergences() => HasDensity
        ? [.. _factor.Select((row, i) => (0.5 * (row.Sum(element => element * element) + (Mean[i] * Mean[i]) - 1)) - _logDiagonal[i])]
        : new double[Mean.Length];

    /// <summary>log q(z|x) − log p(z) = Σ ½(zᵢ² − εᵢ²) − log Lᵢᵢ where z = μ + L·ε. None of a point.</summary>
    public double LogRatio(double[] noise) => HasDensity
        ? Draw(noise).Select((z, i) => (0.5 * ((z * z) - (noise[i] * noise[i]))) - _logDiagonal[i]).Sum()
        : 0;

    /// <summary>dL/d(head output) of each head.</summary>
    /// <param name="noise">The ε of each draw.</param>
    /// <param name="dz">dL/dz of each draw by way of the decoder alone.</param>
    /// <param name="byLogRatio">dL/d(log ratio) of each draw.</param>
    /// <param name="byDivergence">dL/d(divergence) of each unit.</param>
    public double[][] Backward(double[][] noise, double[][] dz, double[] byLogRatio, double[] byDivergence)
    {
        double[][] gradients = [.. _heads.Select(head => new double[head.Length])];
        double[][] draws = [.. noise.Select(Draw)];
        for (int i = 0; i < Mean.Length; i++)
        {
            // ∂z/∂μ = 1, ∂ log ratio/∂z = z, ∂KL/∂μ = μ.
            double[] byZ = [.. dz.Select((gradient, s) => gradient[i] + (byLogRatio[s] * draws[s][i]))];
            gradients[0][i] = byZ.Sum() + (byDivergence[i] * Mean[i]);
            for (int j = 0; HasLower && j < i; j++)
            {
                gradients[2][LowerIndex(i, j)] = ByElement(i, j, byZ);
            }

            if (HasDensity)
            {
                // ∂Lᵢᵢ/∂log Lᵢᵢ² = ½Lᵢᵢ; and both the log ratio and the divergence contain −log Lᵢᵢ.
                double byLogVariance = 0.5 * ((_factor[i][i] * ByElement(i, i, byZ)) - byDivergence[i] - byLogRatio.Sum());
                gradients[1][i] = byLogVariance * BoundedLogVariance.Derivative(_heads[1][i]);
            }
        }

        return gradients;

        // ∂z/∂Lᵢⱼ = εⱼ, ∂KL/∂Lᵢⱼ = Lᵢⱼ.
        double ByElement(int i, int j, double[] byZ) =>
            byZ.Select((gradient, s) => gradient * noise[s][j]).Sum() + (byDivergence[i] * _factor[i][j]);
    }

    private double Factor(int i, int j) => i == j ? Math.Exp(_logDiagonal[i]) : HasLower ? _heads[2][LowerIndex(i, j)] : 0;

    private static int LowerIndex(int i, int j) => (i * (i - 1) / 2) + j;
}
