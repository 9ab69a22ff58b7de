using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Lines of 16 lanes, a row in each.</summary>
internal static class ColumnLines
{
    private const int Block = Lanes.Count * Lanes.Count;

    /// <summary>A line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Get<TLanes>(ref float lines, int line)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Load(ref lines, (nuint)(line * Lanes.Count));

    /// <summary>Writes a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<TLanes>(TLanes value, ref float lines, int line)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Store(value, ref lines, (nuint)(line * Lanes.Count));

    /// <summary>The line behind some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Behind(ref float lines, int count) => ref Unsafe.Add(ref lines, count * Lanes.Count);

    /// <summary>The rows of data that some decoded rows are of: decoded row r is of row r / samples.</summary>
    /// <param name="x">The first panel of the data.</param>
    /// <param name="stride">Floats from one of its panels to the next.</param>
    /// <param name="first">The first decoded row.</param>
    /// <param name="rows">Decoded rows, 1 to 16; the lanes beyond them have no meaning.</param>
    /// <param name="samples">Decoded rows for each row of data.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="lines">256 floats for each 16 columns, and 256 more.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LoadData<TLanes>(ref float x, int stride, int first, int rows, int samples, int columns, ref float lines)
        where TLanes : struct, ILanes<TLanes>
    {
        if (samples == 1)
        {
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref x, first * Lanes.Count), stride, 1, columns, rows, ref lines);
            return;
        }

        int panels = Lanes.Panels(columns);
        ref float work = ref Unsafe.Add(ref lines, panels * Block);
        for (int panel = 0; panel < panels; panel++)
        {
            for (int row = 0; row < rows; row++)
            {
                nuint source = (nuint)(panel * stride + (first + row) / samples * Lanes.Count);
                Set(TLanes.Load(ref x, source), ref work, row);
            }

            TLanes.Transpose(ref work, ref Unsafe.Add(ref lines, panel * Block));
        }
    }
}
