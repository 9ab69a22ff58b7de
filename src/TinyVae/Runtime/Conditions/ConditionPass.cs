using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Lays conditions behind what a network reads with them, in panels: <c>[features/16][rows][16]</c>.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConditionPass
{
    /// <summary>The code that a conditional decoder reads: [z | c] (Sohn, Lee and Yan, 2015, section 4.1).</summary>
    /// <param name="conditions">Of the rows of data.</param>
    /// <param name="samples">Codes for each row of data: code r has the condition of row r / samples.</param>
    /// <param name="z">The first panel of z; 0 in the lanes beyond the units.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="code">The first panel of the codes, elsewhere; 0 in the lanes beyond z and the condition.</param>
    /// <param name="stride">Floats from one panel to the next, of z and of the codes.</param>
    /// <param name="rows">Codes.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Join<TLanes>(ConditionRows conditions, int samples, ref float z, int units, ref float code, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            nuint panel = (nuint)(unit / Lanes.Count * stride);
            for (nuint row = 0; row < (nuint)rows; row++)
                TLanes.Store(TLanes.Load(ref z, panel + row * Lanes.Count), ref code, panel + row * Lanes.Count);
        }

        Append<TLanes>(conditions, samples, ref code, units, stride, rows);
    }

    /// <summary>Lays the condition of each row behind what stands in its panels already.</summary>
    /// <param name="conditions">Of the rows of data.</param>
    /// <param name="samples">Rows of the panels for each row of data: row r gets the condition of row r / samples.</param>
    /// <param name="panels">The first panel; 0 in the lanes beyond the condition, once it is there.</param>
    /// <param name="features">What stands in each row already.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="rows">Rows of the panels.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Append<TLanes>(ConditionRows conditions, int samples, ref float panels, int features, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        Clear<TLanes>(ref panels, features, features + conditions.Size, stride, rows);
        int sample = 0;
        ref float condition = ref conditions.Data;
        for (int row = 0; row < rows; row++)
        {
            Copy(conditions, ref condition, ref Unsafe.Add(ref panels, row * Lanes.Count), features, stride);
            if (++sample == samples)
            {
                sample = 0;
                condition = ref Unsafe.Add(ref condition, Lanes.Count);
            }
        }
    }

    /// <summary>Zeros in the lanes from one feature on, to the end of the panel of the last.</summary>
    private static void Clear<TLanes>(ref float panels, int from, int to, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int first = from / Lanes.Count * Lanes.Count; first < to; first += Lanes.Count)
        {
            ref float panel = ref Unsafe.Add(ref panels, first / Lanes.Count * stride);
            TLanes kept = TLanes.FirstLanes(from - first);
            for (nuint row = 0; row < (nuint)rows; row++)
                TLanes.Store(TLanes.Load(ref panel, row * Lanes.Count) & kept, ref panel, row * Lanes.Count);
        }
    }

    /// <summary>One row's condition, as many floats at a time as follow each other in a panel of both.</summary>
    private static void Copy(ConditionRows conditions, ref float condition, ref float row, int features, int stride)
    {
        for (int done = 0, count; done < conditions.Size; done += count)
        {
            (int fromPanel, int fromLane) = Math.DivRem(conditions.Features + done, Lanes.Count);
            (int toPanel, int toLane) = Math.DivRem(features + done, Lanes.Count);
            count = Math.Min(Lanes.Count - Math.Max(fromLane, toLane), conditions.Size - done);
            ref float source = ref Unsafe.Add(ref condition, fromPanel * conditions.Stride + fromLane);
            ref float destination = ref Unsafe.Add(ref row, toPanel * stride + toLane);
            MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));
        }
    }
}
