using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Multiplies each row of panels by a factor of its own.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowScaling
{
    /// <summary>Multiplies; products below 1e-24 become 0.</summary>
    /// <param name="values">The first panel.</param>
    /// <param name="panels">Panels.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="factors">One float a row.</param>
    /// <param name="factor">What every row is multiplied by besides.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TLanes>(ref float values, int panels, int rows, int stride, ref float factors, float factor)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes smallest = TLanes.Broadcast(Negligible.Gradient);
        for (int panel = 0; panel < panels; panel++)
        {
            for (int row = 0; row < rows; row++)
            {
                nuint place = (nuint)(row * Lanes.Count);
                TLanes product = TLanes.Load(ref values, place) * TLanes.Broadcast(Unsafe.Add(ref factors, row) * factor);
                TLanes.Store(TLanes.ZeroBelow(product, smallest), ref values, place);
            }

            values = ref Unsafe.Add(ref values, stride);
        }
    }
}
