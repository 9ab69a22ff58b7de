using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The reference's posterior against the density and the divergence of a normal distribution, written with its covariance.</summary>
public sealed class ReferencePosteriorTests
{
    private static readonly double[] Mean = [0.5, -1.25];
    private static readonly double[] LogVariance = [0.75, -0.5];
    private static readonly double[] Lower = [-0.6];

    // L·Lᵀ.
    private static readonly double First = Math.Exp(LogVariance[0]);
    private static readonly double Both = Lower[0] * Math.Exp(LogVariance[0] / 2);
    private static readonly double Second = (Lower[0] * Lower[0]) + Math.Exp(LogVariance[1]);
    private static readonly double Determinant = (First * Second) - (Both * Both);

    private readonly ReferencePosterior _posterior = new([Mean, LogVariance, Lower]);

    [Fact]
    public void The_log_ratio_is_that_of_the_densities_at_the_draw()
    {
        double[] noise = [1.5, -0.75];
        double[] z = _posterior.Draw(noise);
        double a = z[0] - Mean[0];
        double b = z[1] - Mean[1];
        double distance = ((Second * a * a) - (2 * Both * a * b) + (First * b * b)) / Determinant;
        double logRatio = -0.5 * (Math.Log(Determinant) + distance - (z[0] * z[0]) - (z[1] * z[1]));
        Assert.Equal(logRatio, _posterior.LogRatio(noise), 1e-12);
    }

    [Fact]
    public void The_divergence_and_the_variances_are_those_of_the_covariance()
    {
        double divergence = 0.5 * (First + Second + (Mean[0] * Mean[0]) + (Mean[1] * Mean[1]) - 2 - Math.Log(Determinant));
        Assert.Equal(divergence, _posterior.Divergences().Sum(), 1e-12);
        Assert.Equal(Math.Log(First), _posterior.LogVariance[0], 1e-12);
        Assert.Equal(Math.Log(Second), _posterior.LogVariance[1], 1e-12);
    }

    [Fact]
    public void The_elements_below_the_diagonal_stand_row_by_row()
    {
        var posterior = new ReferencePosterior([[0, 0, 0], [0, 0, 0], [2, 3, 5]]);
        Assert.Equal([1, 2, 3], posterior.Draw([1, 0, 0]));
        Assert.Equal([0, 1, 5], posterior.Draw([0, 1, 0]));
        Assert.Equal([0, 0, 1], posterior.Draw([0, 0, 1]));
    }

    [Fact]
    public void A_point_is_where_its_mean_is_and_has_no_divergence()
    {
        var point = new ReferencePosterior([Mean]);
        Assert.Equal(Mean, point.Draw([]));
        Assert.Equal([0, 0], point.Divergences());
        Assert.Equal(double.NegativeInfinity, point.LogVariance[0]);
    }
}
