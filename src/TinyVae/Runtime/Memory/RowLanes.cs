using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Moves up to 16 rows between panels, <c>[features/16][rows][16]</c>, and <c>[features][16]</c>, where each lane is a row: what couples
/// the features of a row of activations is written there as what couples lines of 16 lanes. Of a weight, whose panels are
/// <c>[outputs/16][inputs][16]</c>, the inputs are the rows, and the lines those of its transpose.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// The lanes' memory has 256 floats for each panel of 16 features and 256 more, which the routines work in. Nothing is read or written
/// in the panels but the rows themselves.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLanes
{
    private const int Block = Lanes.Count * Lanes.Count;

    /// <summary>The floats that the lanes of some features need.</summary>
    /// <param name="features">Features a row.</param>
    public static int Length(int features) => (int)RowLanesLengths.Lines(features);

    /// <summary>Panels to lanes. Lanes beyond the rows become 0; lines beyond the features get what stands in the last panel.</summary>
    /// <param name="panels">The first row in the first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="rowStep">Rows of the panels from one lane to the next; 0 where every lane is the first row.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="rows">Lanes to fill, 1 to 16.</param>
    /// <param name="lanes"><see cref="Length"/> floats.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load<TLanes>(ref float panels, int stride, int rowStep, int features, int rows, ref float lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        int count = Lanes.Panels(features);
        ref float work = ref Unsafe.Add(ref lanes, count * Block);
        bool contiguous = IsContiguous(rows, rowStep);
        if (!contiguous)
            ClearRows<TLanes>(ref work, rows);
        for (int panel = 0; panel < count; panel++)
        {
            ref float block = ref Unsafe.Add(ref panels, panel * stride);
            if (!contiguous)
            {
                for (int row = 0; row < rows; row++)
                    TLanes.Store(TLanes.Load(ref block, (nuint)(row * rowStep * Lanes.Count)), ref work, (nuint)(row * Lanes.Count));
                block = ref work;
            }

            TLanes.Transpose(ref block, ref Unsafe.Add(ref lanes, panel * Block));
        }
    }

    /// <summary>Lanes to panels. In the last panel, and in the lines, what lies beyond the features becomes 0.</summary>
    /// <param name="lanes">As <see cref="Load"/> leaves them.</param>
    /// <param name="panels">The first row in the first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="rowStep">Rows of the panels from one lane to the next, 1 or more; those between stay as they are.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="rows">Lanes to take, 1 to 16.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store<TLanes>(ref float lanes, ref float panels, int stride, int rowStep, int features, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        int count = Lanes.Panels(features);
        ref float work = ref Unsafe.Add(ref lanes, count * Block);
        for (int line = features; line < count * Lanes.Count; line++)
            TLanes.Store(TLanes.Zero, ref lanes, (nuint)(line * Lanes.Count));
        bool contiguous = IsContiguous(rows, rowStep);
        for (int panel = 0; panel < count; panel++)
        {
            ref float block = ref Unsafe.Add(ref panels, panel * stride);
            TLanes.Transpose(ref Unsafe.Add(ref lanes, panel * Block), ref contiguous ? ref block : ref work);
            if (contiguous)
                continue;
            for (int row = 0; row < rows; row++)
                TLanes.Store(TLanes.Load(ref work, (nuint)(row * Lanes.Count)), ref block, (nuint)(row * rowStep * Lanes.Count));
        }
    }

    /// <summary>Whether 16 rows follow each other, so that a panel's block can be transposed where it stands.</summary>
    private static bool IsContiguous(int rows, int rowStep) => rows == Lanes.Count && rowStep == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearRows<TLanes>(ref float block, int from)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = from; row < Lanes.Count; row++)
            TLanes.Store(TLanes.Zero, ref block, (nuint)(row * Lanes.Count));
    }
}
