using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>Noise in panels of activations, drawn for two rows at a time.</summary>
internal static class RowPairs
{
    /// <summary>Unit u of local row r stands at (u / 16)·panelStride + 16·r + u mod 16; the last panel's lanes beyond the units become 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative or odd: a pair of rows would be torn.</exception>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FillPanels<TLanes, TNoise>(
        RandomKey key, int firstRow, int rows, int units, ref float destination, nuint panelStride)
        where TLanes : struct, ILanes<TLanes>
        where TNoise : struct, IRowPairNoise
    {
        if (firstRow < 0 || firstRow % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, "The first row must be even and not negative.");

        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            // Where eight lanes hold a row's units, the upper ones draw the pair of rows after.
            bool half = units - unit <= Lanes.Count / 2;
            var pairs = half ? TLanes.ShiftRightLogical(TLanes.IndexBits, 3) : TLanes.Zero;
            var lanes = half ? TLanes.IndexBits & TLanes.BroadcastBits(7) : TLanes.IndexBits;
            var used = TLanes.FirstLanes(units - unit);
            for (int row = 0; row < rows; row += half ? 4 : 2)
            {
                TNoise.Draw(
                    key,
                    TLanes.AddBits(TLanes.BroadcastBits((firstRow + row) / 2), pairs),
                    TLanes.AddBits(TLanes.BroadcastBits(unit), lanes),
                    out var even,
                    out var odd);
                StorePair(even & used, odd & used, row, rows, ref destination);
                if (half)
                    StorePair(TLanes.UpperHalves(even, even) & used, TLanes.UpperHalves(odd, odd) & used, row + 2, rows, ref destination);
            }

            destination = ref Unsafe.Add(ref destination, panelStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair<TLanes>(TLanes even, TLanes odd, int row, int rows, ref float panel)
        where TLanes : struct, ILanes<TLanes>
    {
        if (row < rows)
            TLanes.Store(even, ref panel, (nuint)row * Lanes.Count);
        if (row + 1 < rows)
            TLanes.Store(odd, ref panel, (nuint)(row + 1) * Lanes.Count);
    }
}
