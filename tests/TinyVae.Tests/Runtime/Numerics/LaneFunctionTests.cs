using System.Runtime.CompilerServices;
using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>Sweeps a function over floats of every exponent and sign, NaN and infinity among them.</summary>
public abstract class LaneFunctionTests<TFunction>
    where TFunction : ILaneFunction
{
    private const uint Stride = 4093;
    private const int DenseStride = 61;
    private const int Neighbours = 500;

    [Fact]
    public void The_result_is_within_the_units_in_the_last_place_that_the_function_promises()
    {
        float[] arguments = Arguments();
        float[] results = Evaluate<Lanes512>(arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            double expected = TFunction.Reference(arguments[i]);
            if (!IsAccurate(results[i], expected))
                Assert.Fail($"At {arguments[i]:R} it is {results[i]:R}, not {expected:R}.");
        }
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        float[] arguments = Arguments();
        float[] at512 = Evaluate<Lanes512>(arguments);
        float[] at256 = Evaluate<Lanes256>(arguments);
        float[] at128 = Evaluate<Lanes128>(arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!AreSame(at512[i], at256[i]) || !AreSame(at512[i], at128[i]))
                Assert.Fail($"At {arguments[i]:R} it is {at512[i]:R}, {at256[i]:R} and {at128[i]:R}.");
        }
    }

    protected static void AssertValue(float expected, float argument)
    {
        float[] arguments = new float[Lanes.Count];
        Array.Fill(arguments, argument);
        Assert.All(
            Evaluate<Lanes512>(arguments), result => Assert.True(AreSame(expected, result), $"{expected:R} expected, {result:R} found."));
    }

    // Optimized from the first call on: the tests end before tiering would have come to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Evaluate<TLanes>(float[] arguments)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] results = new float[arguments.Length];
        for (int i = 0; i < arguments.Length; i += Lanes.Count)
            TLanes.Store(TFunction.Apply(TLanes.Load(in arguments[i], 0)), ref results[i], 0);
        return results;
    }

    /// <summary>The same bits, or NaN both.</summary>
    private static bool AreSame(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));

    private static bool IsAccurate(float result, double expected)
    {
        if (result == (float)expected)
            return true;
        if (double.IsNaN(expected) || float.IsNaN(result))
            return double.IsNaN(expected) && float.IsNaN(result);
        if (result == 0f && Math.Abs(expected) < TFunction.FlushedBelow)
            return true;

        // Infinity stands where the next float after the largest would.
        double limit = Math.ScaleB(1, 128);
        double error = Math.Clamp(result, -limit, limit) - Math.Clamp(expected, -limit, limit);
        int exponent = expected == 0 ? -126 : Math.Clamp(Math.ILogB(expected), -126, 127);
        return Math.Abs(error) <= TFunction.Tolerance * Math.ScaleB(1, exponent - 23);
    }

    /// <summary>As many as fill the lanes.</summary>
    private static float[] Arguments()
    {
        var arguments = new List<float>();
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
            AddDefined(BitConverter.UInt32BitsToSingle((uint)bits));

        float[] extremes =
            [float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (float extreme in extremes)
            AddDefined(extreme);

        foreach (float landmark in TFunction.Landmarks)
        {
            int bits = BitConverter.SingleToInt32Bits(landmark);
            for (int i = -Neighbours; i <= Neighbours; i++)
                AddDefined(BitConverter.Int32BitsToSingle(unchecked(bits + i)));
        }

        if (TFunction.Dense is { } dense)
        {
            int last = BitConverter.SingleToInt32Bits(dense.To);
            for (int bits = BitConverter.SingleToInt32Bits(dense.From); bits <= last; bits += DenseStride)
                AddDefined(BitConverter.Int32BitsToSingle(bits));
        }

        while (arguments.Count % Lanes.Count != 0)
            arguments.Add(arguments[^1]);
        return [.. arguments];

        void AddDefined(float argument)
        {
            if (TFunction.IsDefined(argument))
                arguments.Add(argument);
        }
    }
}
