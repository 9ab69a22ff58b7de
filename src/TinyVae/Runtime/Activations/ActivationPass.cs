using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Activations too long to stand inside a register tile: a pass over a panel while it is still in the first-level cache.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivationPass
{
    /// <summary>y = f(a), in place.</summary>
    /// <param name="values">[rows][16]: a, then y.</param>
    /// <param name="rows">Rows of the panel.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes, TActivation>(ref float values, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TActivation : struct, IActivation
    {
        for (int row = 0; row < rows; row++)
        {
            nuint offset = (nuint)(row * Lanes.Count);
            TLanes.Store(TActivation.Value(TLanes.Load(ref values, offset)), ref values, offset);
        }
    }

    /// <summary>y = f(a), in place, and f′(a) saved for the backward pass.</summary>
    /// <param name="values">[rows][16]: a, then y.</param>
    /// <param name="derivatives">[rows][16]: f′(a).</param>
    /// <param name="rows">Rows of the panel.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ForwardSaving<TLanes, TActivation>(ref float values, ref float derivatives, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TActivation : struct, IActivationOfInput
    {
        for (int row = 0; row < rows; row++)
        {
            nuint offset = (nuint)(row * Lanes.Count);
            TLanes.Store(TActivation.Value(TLanes.Load(ref values, offset), out TLanes derivative), ref values, offset);
            TLanes.Store(derivative, ref derivatives, offset);
        }
    }
}
