using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class TanhTests : LaneFunctionTests<TanhTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(0f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_keeps_its_sign() => AssertValue(-0f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static float[] Landmarks => [0f, -0f, 0.5493061f, -0.5493061f, 9.02f, 10f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Tanh(x);

        public static double Reference(double x) => Math.Tanh(x);
    }
}

public sealed class SigmoidTests : LaneFunctionTests<SigmoidTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(0f, 0.5f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(0.5f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static double FlushedBelow => Math.Pow(2, -126.5);

        public static float[] Landmarks => [0f, -0f, -87.33655f, -87.68311f, -88f, 17f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Sigmoid(x);

        public static double Reference(double x) => DoubleMath.Sigmoid(x);
    }
}

public sealed class SoftplusTests : LaneFunctionTests<SoftplusTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(0f, 0.6931472f)]
    [InlineData(100f, 100f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_counts_as_zero() => AssertValue(0.6931472f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static double FlushedBelow => Math.Pow(2, -126.5);

        public static float[] Landmarks => [0f, -0f, -87.33655f, -87.68311f, -88f, 17f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Softplus(x);

        public static double Reference(double x) => DoubleMath.Softplus(x);
    }
}

public sealed class ErfTests : LaneFunctionTests<ErfTests.Function>
{
    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(0f, 0f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    [Fact]
    public void A_negative_zero_keeps_its_sign() => AssertValue(-0f, -0f);

    public readonly struct Function : ILaneFunction
    {
        public static float[] Landmarks => [0f, -0f, 0.9375f, -0.9375f, 3.92f, 3.93f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => LaneMath.Erf(x);

        public static double Reference(double x) => DoubleMath.Erf(x);
    }
}
