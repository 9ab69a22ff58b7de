using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The check of data that must lie in [0, 1].</summary>
internal static class UnitInterval
{
    /// <summary>Throws if a value does not lie in [0, 1], naming the first.</summary>
    /// <param name="x">[rows, features + trailing], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <param name="trailing">Floats of each row behind its features, which are not looked at.</param>
    /// <exception cref="ArgumentException">A value is below 0 or above 1.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite.</exception>
    public static void Require(ReadOnlySpan<float> x, int features, string argument, int trailing = 0)
    {
        int length = trailing == 0 ? x.Length : features; // of what stands together: all rows, or one
        int pitch = length + trailing;
        for (int first = 0; first < x.Length; first += pitch)
        {
            ReadOnlySpan<float> values = x.Slice(first, length);
            uint peak = Lanes512.IsPreferred ? PeakBits<Lanes512>(values)
                : Lanes256.IsPreferred ? PeakBits<Lanes256>(values)
                : PeakBits<Lanes128>(values);
            for (int i = 0; i < length && peak > BitConverter.SingleToUInt32Bits(1f); i++)
            {
                if (!(values[i] >= 0f && values[i] <= 1f))
                    UnfitValue.Throw(values[i], first / (features + trailing) + i / features, i % features, argument, "numbers from 0 to 1");
            }
        }
    }

    /// <summary>The largest bits: above those of 1 for NaN, infinity, and everything below 0 or above 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static uint PeakBits<TLanes>(ReadOnlySpan<float> x)
        where TLanes : struct, ILanes<TLanes>
    {
        // + 0 takes the sign bit from −0.
        ref float values = ref MemoryMarshal.GetReference(x);
        TLanes peak = TLanes.Zero;
        int whole = x.Length / Lanes.Count * Lanes.Count;
        for (int i = 0; i < whole; i += Lanes.Count)
            peak = TLanes.MaxBits(peak, TLanes.Load(ref values, (nuint)i) + TLanes.Zero);
        uint largest = TLanes.MaxBitsOf(peak);
        foreach (float value in x[whole..])
            largest = Math.Max(largest, BitConverter.SingleToUInt32Bits(value + 0f));
        return largest;
    }
}
