using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// Numbers uniform in an interval: around 0, as weights and biases begin; or from 0 to 1, as data are drawn and corrupted by.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UniformNoise
{
    private const int Bits = 24;

    /// <summary>Fills with numbers uniform in [−bound, bound). Element i depends on the key, the bound and i only.</summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="bound">Finite and not negative.</param>
    /// <param name="destination">Any number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative, infinite or NaN.</exception>
    public static void Fill(RandomKey key, float bound, Span<float> destination)
    {
        if (!float.IsFinite(bound) || bound < 0f)
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "The bound must be finite and not negative.");

        if (Lanes512.IsPreferred)
            Fill<Lanes512>(key, bound, destination);
        else if (Lanes256.IsPreferred)
            Fill<Lanes256>(key, bound, destination);
        else
            Fill<Lanes128>(key, bound, destination);
    }

    /// <summary>
    /// Fills panels of activations with numbers uniform in (0, 1), of 23 bits and symmetric about ½. Unit u of local row r stands at
    /// (u / 16)·panelStride + 16·r + u mod 16, and depends on the key, its global row and u only.
    /// </summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="firstRow">The global index of local row 0: even, so that a pair of rows is never torn.</param>
    /// <param name="rows">Local rows.</param>
    /// <param name="units">Units a row. The last panel's lanes beyond them become 0.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative or odd.</exception>
    public static void FillPanels<TLanes>(
        RandomKey key, int firstRow, int rows, int units, ref float destination, nuint panelStride)
        where TLanes : struct, ILanes<TLanes>
        => RowPairs.FillPanels<TLanes, Words>(key, firstRow, rows, units, ref destination, panelStride);

    /// <summary>Elements 2i and 2i + 1 are the two words of block i: sixteen blocks at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(RandomKey key, float bound, Span<float> destination)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> words = stackalloc float[2 * Lanes.Count];
        for (int first = 0; first < destination.Length; first += words.Length)
        {
            var x0 = TLanes.AddBits(TLanes.BroadcastBits(first / 2), TLanes.IndexBits);
            TLanes x1 = TLanes.Zero;
            Threefry.Block(key, ref x0, ref x1);
            TLanes.Store(TLanes.Broadcast(bound) * Signed(x0), ref words[0], 0);
            TLanes.Store(TLanes.Broadcast(bound) * Signed(x1), ref words[0], Lanes.Count);
            Span<float> elements = destination.Slice(first, Math.Min(words.Length, destination.Length - first));
            for (int i = 0; i < elements.Length; i++)
                elements[i] = words[((i & 1) * Lanes.Count) + (i >> 1)];
        }
    }

    /// <summary>The upper bits as a multiple of 2⁻²³ in [−1, 1), exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Signed<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes>
        => (TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(word, 32 - Bits)) * TLanes.Broadcast(2f / (1 << Bits))) - TLanes.Broadcast(1f);

    /// <summary>The two words of a block are an even and an odd row's.</summary>
    private readonly struct Words : IRowPairNoise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Draw<TLanes>(RandomKey key, TLanes rowPair, TLanes unit, out TLanes even, out TLanes odd)
            where TLanes : struct, ILanes<TLanes>
        {
            var (x0, x1) = (rowPair, unit);
            Threefry.Block(key, ref x0, ref x1);
            even = Open(x0);
            odd = Open(x1);
        }

        /// <summary>(k + ½)·2⁻²³ for a k of 23 bits, exactly: from 2⁻²⁴ to 1 − 2⁻²⁴.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Open<TLanes>(TLanes word)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.MultiplyAdd(
                TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(word, 9)), TLanes.Broadcast(1f / (1 << 23)), TLanes.Broadcast(0.5f / (1 << 23)));
    }
}
