using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Objectives;

public sealed class RowScalingTests
{
    [Fact]
    public void Each_row_is_multiplied_by_its_factor_and_the_common_one()
    {
        var panels = new TestPanels(20, 3, (row, feature) => (10 * row) + feature + 1);
        float[] factors = [2f, 0f, -0.5f];
        RowScaling.Multiply<Lanes128>(ref panels.Floats[0], 2, 3, panels.Stride, ref factors[0], -4f);

        for (int row = 0; row < 3; row++)
        {
            for (int feature = 0; feature < 20; feature++)
                Assert.Equal(((10 * row) + feature + 1) * factors[row] * -4f, panels[row, feature]);
        }

        Assert.True(panels.AreGuardsIntact);
    }

    [Fact]
    public void Products_that_would_be_denormal_become_0_and_NaN_stays()
    {
        var panels = new TestPanels(2, 1, (_, feature) => feature == 0 ? 1e-20 : double.NaN);
        float[] factors = [1e-20f];
        RowScaling.Multiply<Lanes128>(ref panels.Floats[0], 1, 1, panels.Stride, ref factors[0], 1f);

        Assert.Equal(0f, panels[0, 0]);
        Assert.Equal(float.NaN, panels[0, 1]);
    }
}
