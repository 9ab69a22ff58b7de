using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Sums over the rows of a batch, kept for each block of 16 rows in 16 lanes, and added up in one order: so they depend neither on
/// the registers' width nor on who computed which rows.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockSums
{
    /// <summary>Rows of a block.</summary>
    public const int Rows = 16;

    /// <summary>The sum over all blocks and lanes.</summary>
    /// <param name="sums">[blocks][16].</param>
    /// <param name="rows">Rows of all blocks; the last may be short.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Total(ref float sums, int rows)
    {
        // Four sums side by side, or each addition would wait for the one before.
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int first = 0; first < rows; first += Rows)
        {
            for (int lane = first; lane < first + Lanes.Count; lane += 4)
            {
                sum0 += Unsafe.Add(ref sums, lane);
                sum1 += Unsafe.Add(ref sums, lane + 1);
                sum2 += Unsafe.Add(ref sums, lane + 2);
                sum3 += Unsafe.Add(ref sums, lane + 3);
            }
        }

        return sum0 + sum1 + (sum2 + sum3);
    }

    /// <summary>Adds up the lanes of each row: [rows][16] becomes [rows], in place.</summary>
    /// <param name="sums">[rows][16].</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reduce<TLanes>(ref float sums, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
            Unsafe.Add(ref sums, row) = TLanes.Sum(TLanes.Load(ref sums, (nuint)(row * Lanes.Count)));
    }
}
