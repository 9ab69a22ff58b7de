using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Moves the lanes of one value to floats that lie a step apart, and back.</summary>
internal static class LaneValues
{
    /// <summary>Writes the first lanes.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="destination">Of lane 0.</param>
    /// <param name="step">Floats from one lane's to the next.</param>
    /// <param name="count">Lanes to write.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<TLanes>(TLanes value, ref float destination, int step, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> lanes = stackalloc float[Lanes.Count];
        TLanes.Store(value, ref lanes[0], 0);
        for (int lane = 0; lane < count; lane++)
            Unsafe.Add(ref destination, lane * step) = lanes[lane];
    }

    /// <summary>Reads the first lanes; the others are 0.</summary>
    /// <param name="source">Of lane 0.</param>
    /// <param name="step">Floats from one lane's to the next.</param>
    /// <param name="count">Lanes to read.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Gather<TLanes>(ref float source, int step, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> lanes = stackalloc float[Lanes.Count];
        lanes.Clear();
        for (int lane = 0; lane < count; lane++)
            lanes[lane] = Unsafe.Add(ref source, lane * step);
        return TLanes.Load(ref lanes[0], 0);
    }

    /// <summary>Adds the first lanes to floats side by side.</summary>
    /// <param name="value">The lanes.</param>
    /// <param name="sums">Of lane 0.</param>
    /// <param name="count">Lanes to add.</param>
    public static void Add<TLanes>(TLanes value, ref float sums, int count)
        where TLanes : struct, ILanes<TLanes>
        => Scatter(Gather<TLanes>(ref sums, 1, count) + value, ref sums, 1, count);
}
