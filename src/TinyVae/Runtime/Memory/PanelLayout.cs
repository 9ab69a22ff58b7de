using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Moves rows between the caller's row-major spans and activation panels, <c>[features/16][stride rows][16]</c>.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelLayout
{
    /// <summary>Lays row-major rows into panels; lanes beyond the features become 0.</summary>
    /// <param name="source">[rows, features].</param>
    /// <param name="features">Features a row.</param>
    /// <param name="destination">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void FromRows<TLanes>(ReadOnlySpan<float> source, int features, ref float destination, nuint stride)
        where TLanes : struct, ILanes<TLanes>
    {
        int rows = source.Length / features;
        ref float row = ref MemoryMarshal.GetReference(source);
        int whole = features / Lanes.Count;
        int rest = features % Lanes.Count;
        for (int i = 0; i < rows; i++)
        {
            ref float lanes = ref Unsafe.Add(ref destination, i * Lanes.Count);
            for (int panel = 0; panel < whole; panel++)
            {
                TLanes.Store(TLanes.Load(ref row, (nuint)(panel * Lanes.Count)), ref lanes, 0);
                lanes = ref Unsafe.Add(ref lanes, stride);
            }

            if (rest > 0)
            {
                TLanes.Store(TLanes.Zero, ref lanes, 0);
                for (int lane = 0; lane < rest; lane++)
                    Unsafe.Add(ref lanes, lane) = Unsafe.Add(ref row, whole * Lanes.Count + lane);
            }

            row = ref Unsafe.Add(ref row, features);
        }
    }

    /// <summary>Lays the rows of panels out row-major.</summary>
    /// <param name="source">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="pitch">Floats from one row of the result to the next, at least the features; those behind them stay as they are.</param>
    /// <param name="destination">[rows, pitch].</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToRows<TLanes>(ref float source, nuint stride, int features, int pitch, Span<float> destination)
        where TLanes : struct, ILanes<TLanes>
    {
        int rows = destination.Length / pitch;
        ref float row = ref MemoryMarshal.GetReference(destination);
        int whole = features / Lanes.Count;
        int rest = features % Lanes.Count;
        for (int i = 0; i < rows; i++)
        {
            ref float lanes = ref Unsafe.Add(ref source, i * Lanes.Count);
            for (int panel = 0; panel < whole; panel++)
            {
                TLanes.Store(TLanes.Load(ref lanes, 0), ref row, (nuint)(panel * Lanes.Count));
                lanes = ref Unsafe.Add(ref lanes, stride);
            }

            for (int lane = 0; lane < rest; lane++)
                Unsafe.Add(ref row, whole * Lanes.Count + lane) = Unsafe.Add(ref lanes, lane);
            row = ref Unsafe.Add(ref row, pitch);
        }
    }
}
