using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Corrupts rows in panels: <c>[features/16][rows][16]</c>.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CorruptionPass
{
    /// <summary>Writes the corrupted rows. What becomes of a feature depends on its value, the key, its global row and its index only.</summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="level">How much to corrupt.</param>
    /// <param name="firstRow">The global index of local row 0: even.</param>
    /// <param name="rows">Local rows.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="clean">The first panel of the rows.</param>
    /// <param name="corrupted">The first panel of the result, elsewhere. What it has in the lanes beyond the features has no meaning where <paramref name="clean"/> is not 0 there.</param>
    /// <param name="stride">Floats from one panel to the next, of both.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative or odd.</exception>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TLanes, TCorruption>(
        RandomKey key, float level, int firstRow, int rows, int features, ref float clean, ref float corrupted, int stride)
        where TLanes : struct, ILanes<TLanes>
        where TCorruption : struct, ICorruption
    {
        PanelNoise.FillPanels<TLanes>(TCorruption.DrawsFromNormal, key, firstRow, rows, features, ref corrupted, (nuint)stride);
        TLanes levels = TLanes.Broadcast(level);
        for (int panel = 0; panel * Lanes.Count < features; panel++)
        {
            for (int row = 0; row < rows; row++)
            {
                nuint place = (nuint)(panel * stride + row * Lanes.Count);
                TLanes noise = TLanes.Load(ref corrupted, place);
                TLanes.Store(TCorruption.Corrupt(TLanes.Load(ref clean, place), noise, levels), ref corrupted, place);
            }
        }
    }
}
