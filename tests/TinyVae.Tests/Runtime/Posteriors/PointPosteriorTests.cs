using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Posteriors;

public sealed class PointPosteriorTests
{
    private const int Rows = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(20)]
    public void All_of_it_is_where_the_encoder_says(int units)
    {
        var heads = new TestPanels(units, Rows, (row, unit) => (100 * row) + unit);
        var mean = TestPanels.Unwritten(units, Rows);
        var draws = TestPanels.Unwritten(units, Rows);
        var ofFirst = TestPanels.Unwritten(units, Rows);
        var logVariance = TestPanels.Unwritten(units, Rows);
        float[] divergences = [-1, -1, -1, -1];
        float[] logRatios = [-1, -1, -1, -1];
        ref float none = ref Unsafe.NullRef<float>();
        var encoded = new PosteriorRows(ref heads.Floats[0], ref none, units, heads.Stride);
        PointPosterior.Mean<Lanes128>(encoded, Rows, ref mean.Floats[0]);
        PointPosterior.LogVariance<Lanes128>(encoded, Rows, ref logVariance.Floats[0]);
        PointPosterior.Draw<Lanes128>(encoded, 1, Rows, ref none, ref draws.Floats[0], Kl.Analytic, ref divergences[0]);
        PointPosterior.Draw<Lanes128>(encoded, 0, Rows, ref none, ref ofFirst.Floats[0], Kl.MonteCarlo, ref logRatios[0]);

        Assert.False(PointPosterior.HasDensity);
        Assert.Equal(heads.Floats, mean.Floats);
        Assert.Equal(heads.Floats, draws.Floats);
        Assert.Equal([0f, 0f, 0f, -1f], divergences);
        Assert.Equal([0f, 0f, 0f, -1f], logRatios);
        Assert.All(logVariance.Beyond(units), value => Assert.Equal(0f, value));
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(heads.Row(0, 0, units), ofFirst.Row(row, 0, units));
            Assert.All(logVariance.Row(row, 0, units), value => Assert.Equal(double.NegativeInfinity, value));
        }
    }
}
