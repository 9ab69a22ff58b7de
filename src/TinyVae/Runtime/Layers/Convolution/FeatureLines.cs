using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Moves up to 16 features of all rows, from any feature on, between activation panels, <c>[features/16][rows][16]</c>, and lines of their own,
/// <c>[rows][16]</c>: for convolutions of so many channels that those of a position begin in any lane.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureLines
{
    /// <summary>Panels to lines, whose lanes beyond the features become 0.</summary>
    /// <param name="panels">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="feature">The first feature.</param>
    /// <param name="count">How many: 1 to 16.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="lines">[rows][16].</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load<TLanes>(ref float panels, int stride, int feature, int count, int rows, ref float lines)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
            TLanes.Store(TLanes.Zero, ref lines, (nuint)(row * Lanes.Count));
        for (int lane = 0; lane < count; lane++)
        {
            ref float source = ref At(ref panels, stride, feature + lane);
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref lines, row * Lanes.Count + lane) = Unsafe.Add(ref source, row * Lanes.Count);
        }
    }

    /// <summary>Lines to panels: other features of the panels stay as they are.</summary>
    /// <param name="lines">[rows][16].</param>
    /// <param name="panels">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="feature">The first feature.</param>
    /// <param name="count">How many: 1 to 16.</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store(ref float lines, ref float panels, int stride, int feature, int count, int rows)
    {
        for (int lane = 0; lane < count; lane++)
        {
            ref float target = ref At(ref panels, stride, feature + lane);
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref target, row * Lanes.Count) = Unsafe.Add(ref lines, row * Lanes.Count + lane);
        }
    }

    /// <summary>Lines of the positions of a row to the panels of a single row of the batch.</summary>
    /// <param name="lines">The first line.</param>
    /// <param name="step">Floats from one line to the next.</param>
    /// <param name="count">Features to take from each.</param>
    /// <param name="positions">Lines.</param>
    /// <param name="panels">The row in its first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="feature">The first feature of the first line.</param>
    /// <param name="pitch">Features from one line to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void StoreRow(ref float lines, int step, int count, int positions, ref float panels, int stride, int feature, int pitch)
    {
        for (int position = 0; position < positions; position++)
        {
            for (int lane = 0; lane < count; lane++)
                At(ref panels, stride, feature + lane) = Unsafe.Add(ref lines, lane);
            lines = ref Unsafe.Add(ref lines, step);
            feature += pitch;
        }
    }

    /// <summary>Features from one place of panels to another of others.</summary>
    /// <param name="source">The first panel of what is read.</param>
    /// <param name="from">The first feature there.</param>
    /// <param name="target">The first panel of what is written.</param>
    /// <param name="to">The first feature there.</param>
    /// <param name="count">How many features.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="stride">Floats from one panel to the next, of both.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ref float source, int from, ref float target, int to, int count, int rows, int stride)
    {
        for (int feature = 0; feature < count; feature++)
        {
            ref float read = ref At(ref source, stride, from + feature);
            ref float written = ref At(ref target, stride, to + feature);
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref written, row * Lanes.Count) = Unsafe.Add(ref read, row * Lanes.Count);
        }
    }

    /// <summary>The lanes of the last panel beyond the features become 0.</summary>
    /// <param name="panels">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="features">Features up to there.</param>
    /// <param name="rows">Rows.</param>
    public static void ClearBehind(ref float panels, int stride, int features, int rows)
    {
        for (int feature = features; feature % Lanes.Count != 0; feature++)
        {
            ref float target = ref At(ref panels, stride, feature);
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref target, row * Lanes.Count) = 0;
        }
    }

    /// <summary>The first row of a feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float At(ref float panels, int stride, int feature) =>
        ref Unsafe.Add(ref panels, feature / Lanes.Count * stride + feature % Lanes.Count);
}
