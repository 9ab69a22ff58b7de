using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Gradients that are summed in memory, a line of 16 for each weight of 16 outputs.</summary>
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
}
