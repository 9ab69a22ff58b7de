using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class LogGammaTests : LaneFunctionTests<LogGammaTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, float.PositiveInfinity)]
    [InlineData(-float.Epsilon, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(1f, 0f)]
    [InlineData(2f, 0f)]
    [InlineData(5e36f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(float.PositiveInfinity, -0f);

    [Theory]
    [InlineData(float.Epsilon)]
    [InlineData(5e-39f)]
    public void A_denormal_number_counts_as_the_smallest_normal_one(float argument) => AssertValue(87.33655f, argument);

    public readonly struct Function : ILaneFunction
    {
        public static int Tolerance => 4;

        public static float[] Landmarks => [0f, -0f, 1.1754944e-38f, 0.5f, 1f, 2f, 2.5f, 4.085e36f];

        public static (float From, float To)? Dense => (0.01f, 30f);

        public static bool IsDefined(float x) => !float.IsSubnormal(x);

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.LogGamma(x);

        public static double Reference(double x) => DoubleGamma.LogGamma(x);
    }
}

public sealed class DigammaTests : LaneFunctionTests<DigammaTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-float.Epsilon, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(float.NegativeInfinity, -0f);

    [Theory]
    [InlineData(float.Epsilon)]
    [InlineData(5e-39f)]
    public void A_denormal_number_counts_as_the_smallest_normal_one(float argument) => AssertValue(-1 / 1.1754944e-38f, argument);

    public readonly struct Function : ILaneFunction
    {
        public static int Tolerance => 4;

        public static float[] Landmarks => [0f, -0f, 1.1754944e-38f, 1f, 1.4616321f, 2f];

        public static (float From, float To)? Dense => (0.01f, 30f);

        public static bool IsDefined(float x) => !float.IsSubnormal(x);

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Digamma(x);

        public static double Reference(double x) => DoubleGamma.Digamma(x);
    }
}

public sealed class StirlingErrorTests : LaneFunctionTests<StirlingErrorTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, float.PositiveInfinity)]
    [InlineData(-float.Epsilon, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.PositiveInfinity, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(float.PositiveInfinity, -0f);

    [Theory]
    [InlineData(float.Epsilon)]
    [InlineData(5e-39f)]
    public void A_denormal_number_counts_as_the_smallest_normal_one(float argument) => AssertValue(42.749332f, argument);

    public readonly struct Function : ILaneFunction
    {
        public static int Tolerance => 4;

        public static float[] Landmarks => [0f, -0f, 1.1754944e-38f, 0.5f, 1f, 7e36f];

        public static (float From, float To)? Dense => (0.01f, 30f);

        public static bool IsDefined(float x) => !float.IsSubnormal(x);

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.StirlingError(x);

        public static double Reference(double x) => DoubleGamma.StirlingError(x);
    }
}
