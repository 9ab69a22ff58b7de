using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What a gradient goes on through once it stands in memory: the activation that gave what a layer reads.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DerivativePass
{
    /// <summary>A panel of gradients, in place.</summary>
    /// <param name="values">[rows][16].</param>
    /// <param name="rows">Rows of the panel.</param>
    /// <param name="below">Tells the derivative of that activation.</param>
    /// <typeparam name="TLanes">The registers.</typeparam>
    /// <typeparam name="TEpilogue">How it does.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TLanes, TEpilogue>(ref float values, int rows, TEpilogue below)
        where TLanes : struct, ILanes<TLanes>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (int row = 0; row < rows; row++)
        {
            nuint place = (nuint)(row * Lanes.Count);
            TLanes.Store(below.Apply(TLanes.Load(ref values, place), place), ref values, place);
        }
    }
}
