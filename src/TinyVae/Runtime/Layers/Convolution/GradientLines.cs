using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Gradients that are summed in memory, a line of 16 for each weight of 16 channels.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientLines
{
    /// <summary>All of them become 0.</summary>
    /// <param name="lines">[count][16].</param>
    /// <param name="count">How many lines.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Clear<TLanes>(ref float lines, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int line = 0; line < count; line++)
            TLanes.Store(TLanes.Zero, ref lines, (nuint)(line * Lanes.Count));
    }

    /// <summary>Adds lines that have input channels in their lanes to 16 that have output channels there.</summary>
    /// <param name="lines">[count][16 input channels].</param>
    /// <param name="count">Output channels, at most 16.</param>
    /// <param name="gradients">[16 input channels][16].</param>
    public static void AddTransposed(ref float lines, int count, ref float gradients)
    {
        for (int input = 0; input < Lanes.Count; input++)
        {
            for (int output = 0; output < count; output++)
                Unsafe.Add(ref gradients, input * Lanes.Count + output) += Unsafe.Add(ref lines, output * Lanes.Count + input);
        }
    }
}
