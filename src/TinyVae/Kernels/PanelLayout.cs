using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Moves rows between the caller's row-major spans and activation panels, <c>[features/16][stride rows][16]</c>,
/// and blocks of weights between their panels and their transpose.
/// </summary>
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
    /// <param name="destination">[rows, features].</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ToRows<TLanes>(ref float source, nuint stride, int features, Span<float> destination)
        where TLanes : struct, ILanes<TLanes>
    {
        int rows = destination.Length / features;
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
            row = ref Unsafe.Add(ref row, features);
        }
    }

    /// <summary>
    /// Transposes what 16 or fewer inputs have in every panel of a weight: <c>[outputs/16][inputs][16]</c>, of it the rows
    /// from <paramref name="weight"/> on, to <c>[outputs][16]</c>. Lanes beyond the inputs become 0.
    /// </summary>
    /// <param name="weight">The block's first input in the first panel.</param>
    /// <param name="panelLength">Floats from one panel of the weight to the next.</param>
    /// <param name="panels">Panels of the weight.</param>
    /// <param name="inputs">Inputs in the block, 1 to 16.</param>
    /// <param name="transposed">256 floats a panel, and 256 more that the routine works in.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransposeBlock<TLanes>(ref float weight, int panelLength, int panels, int inputs, ref float transposed)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Block = Lanes.Count * Lanes.Count;
        if (inputs == Lanes.Count)
        {
            for (int panel = 0; panel < panels; panel++)
                TLanes.Transpose(ref Unsafe.Add(ref weight, panel * panelLength), ref Unsafe.Add(ref transposed, panel * Block));
            return;
        }

        ref float padded = ref Unsafe.Add(ref transposed, panels * Block);
        for (int row = inputs; row < Lanes.Count; row++)
            TLanes.Store(TLanes.Zero, ref padded, (nuint)(row * Lanes.Count));
        for (int panel = 0; panel < panels; panel++)
        {
            ref float block = ref Unsafe.Add(ref weight, panel * panelLength);
            for (int row = 0; row < inputs; row++)
                TLanes.Store(TLanes.Load(ref block, (nuint)(row * Lanes.Count)), ref padded, (nuint)(row * Lanes.Count));
            TLanes.Transpose(ref padded, ref Unsafe.Add(ref transposed, panel * Block));
        }
    }
}
