using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>The reference of both functions.</summary>
internal static class Turns
{
    /// <summary>sin(2πu): reduced to the nearest half turn first, exactly, because <see cref="Math.Sin"/> of 2πu rounds 2πu.</summary>
    public static double Sine(double u)
    {
        double halfTurns = Math.Round(2 * u);
        double sine = Math.Sin(2 * Math.PI * (u - (halfTurns / 2)));
        return halfTurns % 2 == 0 ? sine : -sine;
    }
}

public sealed class SineOfTurnsTests : LaneFunctionTests<SineOfTurnsTests.Function>
{
    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0.25f, 1f)]
    [InlineData(0.75f, -1f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => x is >= 0 and <= 1;

        public static float[] Landmarks => [0f, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f, 1f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
        {
            LaneMath.SinCosTurns(x, out TLanes sine, out _);
            return sine;
        }

        public static double Reference(double x) => Turns.Sine(x);
    }
}

public sealed class CosineOfTurnsTests : LaneFunctionTests<CosineOfTurnsTests.Function>
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(0.5f, -1f)]
    [InlineData(1f, 1f)]
    public void Special_arguments_have_their_limits(float argument, float expected) => AssertValue(expected, argument);

    public readonly struct Function : ILaneFunction
    {
        public static bool IsDefined(float x) => x is >= 0 and <= 1;

        public static float[] Landmarks => [0f, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f, 1f];

        public static TLanes Apply<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
        {
            LaneMath.SinCosTurns(x, out _, out TLanes cosine);
            return cosine;
        }

        public static double Reference(double x) => Turns.Sine(x + 0.25);
    }
}
