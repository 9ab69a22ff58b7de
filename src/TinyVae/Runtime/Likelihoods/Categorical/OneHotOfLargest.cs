using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>1 for the largest feature, the first of equals, and 0 for the others; NaN for all where one is not finite.</summary>
internal readonly struct OneHotOfLargest : IGroupFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TLanes>(ref float lines, int size)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = IGroupFunction.Largest<TLanes>(ref lines, size);
        TLanes finite = TLanes.Zero; // or NaN
        for (int feature = 0; feature < size; feature++)
            finite = LaneMath.IfFinite(finite, TLanes.Load(ref lines, (nuint)(feature * Lanes.Count)));
        TLanes open = TLanes.Broadcast(1);
        for (int feature = 0; feature < size; feature++)
        {
            nuint place = (nuint)(feature * Lanes.Count);
            TLanes hot = TLanes.SelectLess(TLanes.Load(ref lines, place), largest, TLanes.Zero, open);
            TLanes.Store(hot + finite, ref lines, place);
            open -= hot;
        }
    }
}
