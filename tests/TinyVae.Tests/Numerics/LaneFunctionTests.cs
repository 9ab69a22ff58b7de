using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Numerics;

/// <summary>Sweeps a function over floats of every exponent and sign, NaN and infinity among them.</summary>
public abstract class LaneFunctionTests<TFunction>
    where TFunction : ILaneFunction
{
    private const int Chunk = 1 << 12;
    private const uint Stride = 2039;
    private const int Neighbours = 500;

    [Fact]
    public void The_result_is_at_most_2_units_in_the_last_place_from_the_true_value()
    {
        float[] results = new float[Chunk];
        foreach (float[] arguments in Sweep())
        {
            Evaluate<Lanes512>(arguments, results);
            for (int i = 0; i < Chunk; i++)
            {
                double expected = TFunction.Reference(arguments[i]);
                if (!IsAccurate(results[i], expected))
                    Assert.Fail($"{GetType().Name}({arguments[i]:R}) is {results[i]:R}, not {expected:R}.");
            }
        }
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        float[] at512 = new float[Chunk];
        float[] at256 = new float[Chunk];
        float[] at128 = new float[Chunk];
        foreach (float[] arguments in Sweep())
        {
            Evaluate<Lanes512>(arguments, at512);
            Evaluate<Lanes256>(arguments, at256);
            Evaluate<Lanes128>(arguments, at128);
            for (int i = 0; i < Chunk; i++)
            {
                if (!AreSame(at512[i], at256[i]) || !AreSame(at512[i], at128[i]))
                    Assert.Fail($"{GetType().Name}({arguments[i]:R}): {at512[i]:R}, {at256[i]:R}, {at128[i]:R}.");
            }
        }
    }

    protected static void AssertValue(float expected, float argument)
    {
        float[] arguments = new float[Lanes.Count];
        float[] results = new float[Lanes.Count];
        Array.Fill(arguments, argument);
        Evaluate<Lanes512>(arguments, results);
        Assert.All(results, result => Assert.True(AreSame(expected, result), $"{expected:R} expected, {result:R} found."));
    }

    private static void Evaluate<TLanes>(float[] arguments, float[] results)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < arguments.Length; i += Lanes.Count)
            TLanes.Store(TFunction.Apply(TLanes.Load(in arguments[i], 0)), ref results[i], 0);
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
        return Math.Abs(error) <= 2 * Math.ScaleB(1, exponent - 23);
    }

    /// <summary>Chunks of arguments, in an array used again for each; the last chunk is filled up with arguments of the one before.</summary>
    private static IEnumerable<float[]> Sweep()
    {
        float[] chunk = new float[Chunk];
        int count = 0;
        foreach (float argument in Arguments().Where(TFunction.IsDefined))
        {
            chunk[count++] = argument;
            if (count == Chunk)
            {
                yield return chunk;
                count = 0;
            }
        }

        yield return chunk;
    }

    private static IEnumerable<float> Arguments()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
            yield return BitConverter.UInt32BitsToSingle((uint)bits);

        float[] extremes =
            [0f, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (float extreme in extremes)
            yield return extreme;

        foreach (float landmark in TFunction.Landmarks)
        {
            int bits = BitConverter.SingleToInt32Bits(landmark);
            for (int i = -Neighbours; i <= Neighbours; i++)
                yield return BitConverter.Int32BitsToSingle(unchecked(bits + i));
        }
    }
}
