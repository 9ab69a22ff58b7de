using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class ExpTests : LaneFunctionTests<ExpTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(0f, 1f)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(-87.33655f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(1f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static double FlushedBelow => Math.ScaleB(1, -126);

        public static float[] Landmarks => [0f, -0f, 88.72284f, -87.33655f, -103.97f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Exp(x);

        public static double Reference(double x) => Math.Exp(x);
    }
}

public sealed class ExpModerateTests : LaneFunctionTests<ExpModerateTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, 1f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(1f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => !(Math.Abs(x) > 87);

        public static float[] Landmarks => [0f, -0f, 87f, -87f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.ExpModerate(x);

        public static double Reference(double x) => Math.Exp(x);
    }
}

public sealed class ExpNonPositiveTests : LaneFunctionTests<ExpNonPositiveTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(0f, 1f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(1f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => !(x > 0);

        public static double FlushedBelow => Math.Pow(2, -126.5);

        public static float[] Landmarks => [-0f, -87.33655f, -87.68311f, -88f, -103.97f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.ExpNonPositive(x);

        public static double Reference(double x) => Math.Exp(x);
    }
}

public sealed class Expm1Tests : LaneFunctionTests<Expm1Tests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(0f, 0f)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(-20f, -1f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_keeps_its_sign() => AssertValue(-0f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static float[] Landmarks => [0f, -0f, 88.72284f, -17.4f, -20f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Expm1(x);

        public static double Reference(double x) => DoubleMath.Expm1(x);
    }
}
