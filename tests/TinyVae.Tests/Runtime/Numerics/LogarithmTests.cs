using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class LogTests : LaneFunctionTests<LogTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-float.Epsilon, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(1f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(float.NegativeInfinity, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static float[] Landmarks => [0f, -0f, 1f, 2f / 3f, 4f / 3f, 1.1754944e-38f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Log(x);

        public static double Reference(double x) => Math.Log(x);
    }
}

public sealed class LogNormalTests : LaneFunctionTests<LogNormalTests.Function>
{
    [Theory]
    [InlineData(1f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => x > 0 && float.IsNormal(x);

        public static float[] Landmarks => [1f, 2f / 3f, 4f / 3f, 1.1754944e-38f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.LogNormal(x);

        public static double Reference(double x) => Math.Log(x);
    }
}

public sealed class Log1pTests : LaneFunctionTests<Log1pTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(-1f, float.NegativeInfinity)]
    [InlineData(-1.0000001f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(0f, 0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_keeps_its_sign() => AssertValue(-0f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static float[] Landmarks => [0f, -0f, -1f, 1f, -1f / 3f, 1f / 3f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Log1p(x);

        public static double Reference(double x) => DoubleMath.Log1p(x);
    }
}

public sealed class Log1pUnitTests : LaneFunctionTests<Log1pUnitTests.Function>
{
    [Theory]
    [InlineData(0f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => x is >= 0 and <= 1;

        public static float[] Landmarks => [0f, 0.5f, 1f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Log1pUnit(x);

        public static double Reference(double x) => DoubleMath.Log1p(x);
    }
}
