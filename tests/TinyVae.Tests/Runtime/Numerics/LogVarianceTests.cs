using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class LogVarianceTests
{
    private static readonly float[] Raw =
        [-1e15f, -1000f, -20f, -10.5f, -10f, -3.25f, -1e-30f, 0f, 1e-30f, 0.1f, 9.9999f, 10f, 10.0001f, 15f, 300f, 1e15f];

    [Fact]
    public void The_bound_is_its_formula()
    {
        float[] bounded = Apply(LogVariance.Bound);
        for (int i = 0; i < Raw.Length; i++)
        {
            double magnitude = Math.Abs(Raw[i]);
            double t = Math.Max(magnitude - 10, 0);
            Assert.Equal(Math.Sign(Raw[i]) * (Math.Min(magnitude, 10) + (10 * t / (10 + t))), bounded[i], 4e-6);
            Assert.InRange(bounded[i], -20f, 20f);
        }
    }

    [Fact]
    public void The_bound_is_the_identity_up_to_ten()
    {
        float[] bounded = Apply(LogVariance.Bound);
        for (int i = 0; i < Raw.Length; i++)
        {
            if (MathF.Abs(Raw[i]) <= 10f)
                Assert.Equal(Raw[i], bounded[i]);
        }
    }

    [Fact]
    public void The_derivative_is_its_formula()
    {
        float[] derivative = Apply(DerivativeOf);
        for (int i = 0; i < Raw.Length; i++)
        {
            double t = Math.Max(Math.Abs((double)Raw[i]) - 10, 0);
            double expected = Math.Pow(10 / (10 + t), 2);
            Assert.Equal(expected, derivative[i], expected * 1e-6);
        }
    }

    [Fact]
    public void What_is_not_finite_gives_NaN()
    {
        Assert.Equal(float.NaN, Lanes512.Sum(LogVariance.Bound(Lanes512.Broadcast(float.PositiveInfinity))));
        Assert.Equal(float.NaN, Lanes512.Sum(LogVariance.Bound(Lanes512.Broadcast(float.NegativeInfinity))));
        Assert.Equal(float.NaN, Lanes512.Sum(LogVariance.Bound(Lanes512.Broadcast(float.NaN))));
        Assert.Equal(float.NaN, Lanes512.Sum(DerivativeOf(Lanes512.Broadcast(float.NaN))));
    }

    private static Lanes512 DerivativeOf(Lanes512 raw)
    {
        LogVariance.Bound(raw, out Lanes512 derivative);
        return derivative;
    }

    private static float[] Apply(Func<Lanes512, Lanes512> function)
    {
        float[] results = new float[Lanes.Count];
        Lanes512.Store(function(Lanes512.Load(in Raw[0], 0)), ref results[0], 0);
        return results;
    }
}
