using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Finished gradients on their way to the update: tiles of up to 16 inputs by 16 outputs, and biases.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientTile
{
    /// <summary>Hands a tile to the update.</summary>
    /// <param name="tile">[inputs][16].</param>
    /// <param name="inputs">1 to 16.</param>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="offset">The weights' place in the flat parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Take<TLanes, TUpdate>(ref float tile, int inputs, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        TUpdate own = update; // a copy, whose settings stay in registers
        for (int input = 0; input < inputs; input++)
            own.Take(TLanes.Load(ref tile, (nuint)(input * Lanes.Count)), (nuint)(offset + (input * Lanes.Count)));
    }

    /// <summary>Hands the tile of 16 inputs that waits, if one does, to the update.</summary>
    /// <param name="tile">[16][16].</param>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="pending">The weights' place in the flat parameters, or −1 if none waits: as it is afterwards.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Flush<TLanes, TUpdate>(ref float tile, in TUpdate update, ref int pending)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        if (pending >= 0)
            Take<TLanes, TUpdate>(ref tile, Lanes.Count, in update, pending);
        pending = -1;
    }

    /// <summary>The gradients of 16 biases, Σ dy over the rows, to the update.</summary>
    /// <param name="dy">[rows][16].</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="offset">The biases' place in the flat parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TakeBias<TLanes, TUpdate>(ref float dy, int rows, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        // Two sums side by side, or each addition would wait for the one before.
        TLanes even = TLanes.Zero;
        TLanes odd = TLanes.Zero;
        for (; rows > 1; rows -= 2)
        {
            even += TLanes.Load(ref dy, 0);
            odd += TLanes.Load(ref dy, Lanes.Count);
            dy = ref Unsafe.Add(ref dy, 2 * Lanes.Count);
        }

        if (rows > 0)
            even += TLanes.Load(ref dy, 0);
        update.Take(even + odd, (nuint)offset);
    }
}
