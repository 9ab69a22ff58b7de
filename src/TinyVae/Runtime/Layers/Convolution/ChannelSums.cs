using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The gradients of a convolution's biases: sums over all positions and rows.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelSums
{
    /// <summary>Adds the sums of 16 channels, which are whole panels of each position.</summary>
    /// <param name="dy">These channels of the first position, [rows][16].</param>
    /// <param name="step">Floats from one position to the next.</param>
    /// <param name="positions">Positions.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="sums">16 sums.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddPanel<TLanes>(ref float dy, int step, int positions, int rows, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        // Two sums side by side, or each addition would wait for the one before.
        TLanes even = TLanes.Load(ref sums, 0);
        TLanes odd = TLanes.Zero;
        for (; positions > 0; positions--)
        {
            ref float line = ref dy;
            int left = rows;
            for (; left > 1; left -= 2)
            {
                even += TLanes.Load(ref line, 0);
                odd += TLanes.Load(ref line, Lanes.Count);
                line = ref Unsafe.Add(ref line, 2 * Lanes.Count);
            }

            if (left > 0)
                even += TLanes.Load(ref line, 0);
            dy = ref Unsafe.Add(ref dy, step);
        }

        TLanes.Store(even + odd, ref sums, 0);
    }

    /// <summary>Adds the sums of channels that begin in any lane.</summary>
    /// <param name="dy">The first panel, [rows][16].</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="channels">Channels of each position.</param>
    /// <param name="positions">Positions.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="line">16 floats to work in.</param>
    /// <param name="sums">A sum for each channel.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes>(ref float dy, int stride, int channels, int positions, int rows, ref float line, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        int features = channels * positions;
        int channel = 0;
        for (int feature = 0; feature < features; feature += Lanes.Count)
        {
            TLanes sum = TLanes.Zero;
            for (int row = 0; row < rows; row++)
                sum += TLanes.Load(ref dy, (nuint)(row * Lanes.Count));
            TLanes.Store(sum, ref line, 0);
            for (int lane = 0; lane < Math.Min(Lanes.Count, features - feature); lane++)
            {
                Unsafe.Add(ref sums, channel) += Unsafe.Add(ref line, lane);
                if (++channel == channels)
                    channel = 0;
            }

            dy = ref Unsafe.Add(ref dy, stride);
        }
    }
}
