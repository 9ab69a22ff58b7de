using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>Noise in panels of activations, of the distribution that what draws from it asks for.</summary>
internal static class PanelNoise
{
    /// <summary>Fills panels from N(0, 1) or uniformly in (0, 1): <see cref="StandardNormal"/> or <see cref="UniformNoise"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstRow"/> is negative or odd.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillPanels<TLanes>(
        bool fromNormal, RandomKey key, int firstRow, int rows, int units, ref float destination, nuint panelStride)
        where TLanes : struct, ILanes<TLanes>
    {
        if (fromNormal)
            StandardNormal.FillPanels<TLanes>(key, firstRow, rows, units, ref destination, panelStride);
        else
            UniformNoise.FillPanels<TLanes>(key, firstRow, rows, units, ref destination, panelStride);
    }
}
