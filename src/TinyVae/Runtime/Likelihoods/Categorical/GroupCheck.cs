using System.Globalization;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The check of data whose groups of features must be probabilities that sum to one.</summary>
internal static class GroupCheck
{
    /// <summary>How far a sum may lie from one.</summary>
    private const float Tolerance = 1e-3f;

    private const int Block = Lanes.Count * Lanes.Count;

    /// <summary>Throws if a value is negative or not finite, or the sum of a group is not one; names the first such group.</summary>
    /// <param name="x">[rows, features + trailing], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="sizes">The groups' sizes, together all features.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <param name="trailing">Floats of each row behind its features, which are not looked at.</param>
    /// <exception cref="ArgumentException">A value is negative, or a sum is not one.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite.</exception>
    public static void Require(ReadOnlySpan<float> x, int features, ReadOnlySpan<int> sizes, string argument, int trailing = 0)
    {
        int pitch = features + trailing;
        bool fits = Lanes512.IsPreferred ? Fits<Lanes512>(x, features, pitch, sizes)
            : Lanes256.IsPreferred ? Fits<Lanes256>(x, features, pitch, sizes)
            : Fits<Lanes128>(x, features, pitch, sizes);
        for (int row = 0; row * pitch < x.Length && !fits; row++)
        {
            int first = 0;
            foreach (int size in sizes)
            {
                RequireGroup(x.Slice(row * pitch + first, size), row, first, argument);
                first += size;
            }
        }
    }

    /// <summary>Whether all groups of all rows fit: 16 rows at a time, one in each lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool Fits<TLanes>(ReadOnlySpan<float> x, int features, int pitch, ReadOnlySpan<int> sizes)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> block = stackalloc float[2 * Block];
        TLanes one = TLanes.Broadcast(1);
        TLanes peak = TLanes.Zero; // of bits: + 0 takes the sign from −0, so negative values stand above infinity
        TLanes deviation = TLanes.Zero;
        int rows = x.Length / pitch;
        for (int row = 0; row < rows; row += Lanes.Count)
        {
            int group = 0;
            int rest = sizes[0];
            TLanes sum = TLanes.Zero;
            for (int first = 0; first < features; first += Lanes.Count)
            {
                int count = Math.Min(Lanes.Count, features - first);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    // The last row stands in for those that are missing.
                    int source = Math.Min(row + lane, rows - 1) * pitch + first;
                    x.Slice(source, count).CopyTo(block[(Block + lane * Lanes.Count)..]);
                }

                TLanes.Transpose(ref block[Block], ref block[0]);
                for (int feature = 0; feature < count; feature++)
                {
                    TLanes value = TLanes.Load(ref block[0], (nuint)(feature * Lanes.Count)) + TLanes.Zero;
                    peak = TLanes.MaxBits(peak, value);
                    sum += value;
                    if (--rest > 0)
                        continue;
                    deviation = TLanes.MaxBits(deviation, TLanes.Abs(sum - one));
                    sum = TLanes.Zero;
                    if (++group < sizes.Length)
                        rest = sizes[group];
                }
            }
        }

        return TLanes.MaxBitsOf(peak) < BitConverter.SingleToUInt32Bits(float.PositiveInfinity)
            && TLanes.MaxBitsOf(deviation) <= BitConverter.SingleToUInt32Bits(Tolerance);
    }

    private static void RequireGroup(ReadOnlySpan<float> values, int row, int first, string argument)
    {
        float sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]) || values[i] < 0)
                UnfitValue.Throw(values[i], row, first + i, argument, "groups of probabilities");
            sum += values[i];
        }

        if (!(Math.Abs(sum - 1) <= Tolerance))
        {
            string what = string.Create(
                CultureInfo.InvariantCulture, $"{argument} sums to {sum} over features {first} to {first + values.Length - 1} of row {row}");
            throw new ArgumentException($"{what}; the likelihood needs groups that sum to 1. Nothing has changed.", argument);
        }
    }
}
