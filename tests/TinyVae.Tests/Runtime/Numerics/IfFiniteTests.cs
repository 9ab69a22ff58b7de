using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class IfFiniteTests
{
    private static readonly float[] Finite =
        [0f, -0f, float.Epsilon, -float.Epsilon, 1e-30f, 0.5f, 1f, -1f, 3e10f, -3e10f, float.MaxValue, float.MinValue];

    [Fact]
    public void It_is_the_value_to_the_bit_where_x_is_finite()
    {
        foreach (float value in Finite)
        {
            foreach (float x in Finite.Where(x => !(float.IsNegative(value) && value == 0) || float.IsNegative(x))) // as it asks for
            {
                Close.SameBits([value], [Of<Lanes512>(value, x)]);
                Close.SameBits([value], [Of<Lanes256>(value, x)]);
                Close.SameBits([value], [Of<Lanes128>(value, x)]);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void It_is_NaN_where_x_is_not(float x)
    {
        foreach (float value in (float[])[.. Finite, x])
        {
            Assert.Equal(float.NaN, Of<Lanes512>(value, x));
            Assert.Equal(float.NaN, Of<Lanes256>(value, x));
            Assert.Equal(float.NaN, Of<Lanes128>(value, x));
        }
    }

    private static float Of<TLanes>(float value, float x)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] lanes = new float[Lanes.Count];
        TLanes.Store(LaneMath.IfFinite(TLanes.Broadcast(value), TLanes.Broadcast(x)), ref lanes[0], 0);
        Assert.All(lanes, lane => Assert.Equal(lanes[0], lane));
        return lanes[^1];
    }
}
