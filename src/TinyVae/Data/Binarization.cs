using System.Globalization;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// Grey values taken as probabilities, and bits drawn from them. A bit depends on the key, the row's place in its data set and the
/// feature only: not on the order of the rows, nor on the vector width.
/// </summary>
internal static class Binarization
{
    /// <summary>1 with the probability that each value gives, else 0.</summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="row">The row's place in its data set.</param>
    /// <param name="probabilities">The row, each value in [0, 1].</param>
    /// <param name="bits">As long.</param>
    /// <exception cref="ArgumentException">A value is outside [0, 1]; the message names row and feature.</exception>
    public static void Draw(RandomKey key, int row, ReadOnlySpan<float> probabilities, Span<float> bits)
    {
        uint peak = Lanes512.IsPreferred ? Draw<Lanes512>(key, row, probabilities, bits)
            : Lanes256.IsPreferred ? Draw<Lanes256>(key, row, probabilities, bits)
            : Draw<Lanes128>(key, row, probabilities, bits);
        if (peak > BitConverter.SingleToUInt32Bits(1f))
            ThrowNoProbability(row, probabilities);
    }

    /// <summary>Of each 32 features, sixteen get the first words of sixteen blocks, and sixteen the second.</summary>
    /// <returns>The largest bits of the values: above those of 1 for NaN, infinity, and everything below 0 or above 1.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static uint Draw<TLanes>(RandomKey key, int row, ReadOnlySpan<float> probabilities, Span<float> bits)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> rest = stackalloc float[2 * Lanes.Count];
        TLanes peak = TLanes.Zero;
        TLanes blocks = TLanes.IndexBits;
        for (; probabilities.Length >= rest.Length; probabilities = probabilities[rest.Length..], bits = bits[rest.Length..])
        {
            Draw(key, row, blocks, in probabilities[0], ref bits[0], ref peak);
            blocks = TLanes.AddBits(blocks, TLanes.BroadcastBits(Lanes.Count));
        }

        if (!probabilities.IsEmpty)
        {
            probabilities.CopyTo(rest);
            Draw(key, row, blocks, in rest[0], ref rest[0], ref peak);
            rest[..probabilities.Length].CopyTo(bits);
        }

        return TLanes.MaxBitsOf(peak);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Draw<TLanes>(
        RandomKey key, int row, TLanes blocks, ref readonly float probabilities, ref float bits, ref TLanes peak)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes second = TLanes.BroadcastBits(row);
        Threefry.Block(key, ref blocks, ref second);
        TLanes p0 = TLanes.Load(in probabilities, 0);
        TLanes p1 = TLanes.Load(in probabilities, Lanes.Count);
        TLanes.Store(TLanes.LessThan(Uniform(blocks), p0) & TLanes.Broadcast(1f), ref bits, 0);
        TLanes.Store(TLanes.LessThan(Uniform(second), p1) & TLanes.Broadcast(1f), ref bits, Lanes.Count);
        // + 0 takes the sign bit from −0.
        peak = TLanes.MaxBits(peak, TLanes.MaxBits(p0 + TLanes.Zero, p1 + TLanes.Zero));
    }

    /// <summary>The upper 24 bits as a multiple of 2⁻²⁴ in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Uniform<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(word, 8)) * TLanes.Broadcast(1f / (1 << 24));

    private static void ThrowNoProbability(int row, ReadOnlySpan<float> probabilities)
    {
        int feature = 0;
        while (probabilities[feature] is >= 0 and <= 1)
            feature++;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"The data is {probabilities[feature]} at row {row}, feature {feature}; to be binarized it needs numbers from 0 to 1."));
    }
}
