using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// Noise from N(0, 1) that depends on a key, a row and a unit only, by the Box-Muller transform: one block of
/// <see cref="Threefry"/> for two rows, the cosine for the even and the sine for the odd one.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// The radius comes from 31 bits, so the tails end at ±√(64 ln 2) = ±6.66, beyond which lie 3 of 10¹¹ values; the angle has 24.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StandardNormal
{
    /// <summary>Fills panels of activations: unit u of local row r stands at (u / 16)·panelStride + 16·r + u mod 16.</summary>
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
        => RowPairs.FillPanels<TLanes, BoxMuller>(key, firstRow, rows, units, ref destination, panelStride);

    /// <summary>Fills a row-major matrix with the values that <see cref="FillPanels"/> gives rows 0, 1, ...</summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="units">Units a row.</param>
    /// <param name="rowMajor">rows·units floats.</param>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> has another length.</exception>
    public static void Fill(RandomKey key, int rows, int units, Span<float> rowMajor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        if (rowMajor.Length != (long)rows * units)
        {
            throw new ArgumentException(
                $"rowMajor has {rowMajor.Length} floats; {rows} rows of {units} units need {(long)rows * units}.", nameof(rowMajor));
        }

        if (Lanes512.IsPreferred)
            FillRows<Lanes512>(key, rows, units, rowMajor);
        else if (Lanes256.IsPreferred)
            FillRows<Lanes256>(key, rows, units, rowMajor);
        else
            FillRows<Lanes128>(key, rows, units, rowMajor);
    }

    private static void FillRows<TLanes>(RandomKey key, int rows, int units, Span<float> rowMajor)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> pair = stackalloc float[2 * Lanes.Count];
        for (int row = 0; row < rows; row += 2)
        {
            for (int unit = 0; unit < units; unit += Lanes.Count)
            {
                BoxMuller.Draw(key, TLanes.BroadcastBits(row / 2), TLanes.AddBits(TLanes.BroadcastBits(unit), TLanes.IndexBits), out var even, out var odd);
                TLanes.Store(even, ref pair[0], 0);
                TLanes.Store(odd, ref pair[0], Lanes.Count);
                int count = Math.Min(Lanes.Count, units - unit);
                pair[..count].CopyTo(rowMajor[((row * units) + unit)..]);
                if (row + 1 < rows)
                    pair.Slice(Lanes.Count, count).CopyTo(rowMajor[(((row + 1) * units) + unit)..]);
            }
        }
    }

    /// <summary>The cosine is the even, the sine the odd row's.</summary>
    private readonly struct BoxMuller : IRowPairNoise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Draw<TLanes>(RandomKey key, TLanes rowPair, TLanes unit, out TLanes even, out TLanes odd)
            where TLanes : struct, ILanes<TLanes>
        {
            var (x0, x1) = (rowPair, unit);
            Threefry.Block(key, ref x0, ref x1);

            // (k + ½)·2⁻³¹ for a k of 31 bits: from 2⁻³² to 1, its logarithm finite and never positive.
            var uniform = TLanes.MultiplyAdd(
                TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(x0, 1)), TLanes.Broadcast(1f / (1u << 31)), TLanes.Broadcast(0.5f / (1u << 31)));
            var radius = TLanes.Sqrt(TLanes.Broadcast(-2f) * LaneMath.LogNormal(uniform));

            var turns = TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(x1, 8)) * TLanes.Broadcast(1f / (1 << 24));
            LaneMath.SinCosTurns(turns, out var sine, out var cosine);
            even = radius * cosine;
            odd = radius * sine;
        }
    }
}
