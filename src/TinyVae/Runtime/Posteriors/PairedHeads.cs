using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Two heads of a layer in panels of eight units: lanes 0 to 7 have the first head of these units, lanes 8 to 15 the second. So a row's
/// two heads lie in the same panels, and no panel is lost to padding between them.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PairedHeads
{
    /// <summary>The two heads of 16 units of a row; for the last units of an odd number of panels the upper eight lanes are arbitrary.</summary>
    /// <param name="heads">The row in the first panel.</param>
    /// <param name="unit">The first unit, a multiple of 16.</param>
    /// <param name="lastPanel">The index of the last panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="first">The first head.</param>
    /// <param name="second">The second head.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<TLanes>(ref float heads, int unit, int lastPanel, int stride, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        int panel = unit / 8;
        TLanes lower = TLanes.Load(ref heads, (nuint)(panel * stride));
        TLanes upper = TLanes.Load(ref heads, (nuint)(Math.Min(panel + 1, lastPanel) * stride));
        first = TLanes.LowerHalves(lower, upper);
        second = TLanes.UpperHalves(lower, upper);
    }

    /// <summary>Writes what <see cref="Load"/> reads.</summary>
    /// <param name="first">The first head.</param>
    /// <param name="second">The second head.</param>
    /// <param name="heads">The row in the first panel.</param>
    /// <param name="unit">The first unit, a multiple of 16.</param>
    /// <param name="lastPanel">The index of the last panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes>(TLanes first, TLanes second, ref float heads, int unit, int lastPanel, int stride)
        where TLanes : struct, ILanes<TLanes>
    {
        // The upper eight units first: without a panel of their own they are overwritten by the lower eight.
        int panel = unit / 8;
        TLanes.Store(TLanes.UpperHalves(first, second), ref heads, (nuint)(Math.Min(panel + 1, lastPanel) * stride));
        TLanes.Store(TLanes.LowerHalves(first, second), ref heads, (nuint)(panel * stride));
    }
}
