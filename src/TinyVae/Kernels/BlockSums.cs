using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Sums over the rows of a batch, kept for each block of 16 rows in 16 lanes, and added up in one order: so they depend neither on
/// the registers' width nor on who computed which rows.
/// </summary>
public static class BlockSums
{
    /// <summary>Rows of a block.</summary>
    public const int Rows = 16;

    /// <summary>The sum over all blocks and lanes.</summary>
    /// <param name="sums">[blocks][16].</param>
    /// <param name="rows">Rows of all blocks; the last may be short.</param>
    public static double Total(ref float sums, int rows)
    {
        double total = 0;
        for (int first = 0; first < rows; first += Rows)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                total += Unsafe.Add(ref sums, first + lane);
        }

        return total;
    }
}
