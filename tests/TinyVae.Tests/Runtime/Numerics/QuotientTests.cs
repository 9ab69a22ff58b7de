using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>
/// A quotient by multiplications has the bits of a division. Markstein's correction gives them if the reciprocal is correctly rounded,
/// which all significands of a divisor show here, but for the one exception of the theorem, which all significands of a dividend show.
/// </summary>
public sealed class QuotientTests
{
    private const int Significands = 1 << 23;

    [Fact]
    public void The_reciprocal_of_every_significand_is_that_of_the_division() =>
        AssertQuotients(Significands, static i => (1f, BitConverter.Int32BitsToSingle(0x3F800000 + i)));

    [Fact]
    public void Every_significand_divided_by_the_largest_is_that_of_the_division()
    {
        float largest = BitConverter.Int32BitsToSingle(0x3FFFFFFF);
        AssertQuotients(Significands, i => (BitConverter.Int32BitsToSingle(0x3F800000 + i), largest));
    }

    [Fact]
    public void Quotients_of_any_size_are_those_of_the_division()
    {
        var random = new Random(1);
        AssertQuotients(1 << 23, _ => (Draw(-79, 40), Math.Abs(Draw(-60, 40))));

        float Draw(int smallest, int largest)
        {
            float significand = BitConverter.Int32BitsToSingle(0x3F800000 + random.Next(Significands));
            return MathF.ScaleB(random.Next(2) == 0 ? significand : -significand, random.Next(smallest, largest));
        }
    }

    [Fact]
    public void Zero_divided_is_zero() => AssertQuotients(Lanes.Count, static i => (0f, i + 1));

    private static void AssertQuotients(int count, Func<int, (float Left, float Right)> operands)
    {
        if (Lanes512.IsPreferred)
            AssertQuotients<Lanes512>(count, operands);
        else if (Lanes256.IsPreferred)
            AssertQuotients<Lanes256>(count, operands);
        else
            AssertQuotients<Lanes128>(count, operands);
    }

    private static void AssertQuotients<TLanes>(int count, Func<int, (float Left, float Right)> operands)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] left = new float[Lanes.Count];
        float[] right = new float[Lanes.Count];
        float[] quotient = new float[Lanes.Count];
        for (int first = 0; first < count; first += Lanes.Count)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                (left[lane], right[lane]) = operands(first + lane);
            TLanes.Store(TLanes.Quotient(TLanes.Load(in left[0], 0), TLanes.Load(in right[0], 0)), ref quotient[0], 0);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                if (BitConverter.SingleToInt32Bits(quotient[lane]) != BitConverter.SingleToInt32Bits(left[lane] / right[lane]))
                    Assert.Fail($"{left[lane]:R} / {right[lane]:R} gave {quotient[lane]:R}, not {left[lane] / right[lane]:R}");
            }
        }
    }
}
