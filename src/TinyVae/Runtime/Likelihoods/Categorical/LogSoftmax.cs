using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// lᵢ − log Σ exp(l): the largest l is subtracted first, so that no exponential overflows. One logit that is not finite makes the whole
/// group NaN.
/// </summary>
internal readonly struct LogSoftmax : IGroupFunction
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TLanes>(ref float lines, int size)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = IGroupFunction.Largest<TLanes>(ref lines, size);
        TLanes sum = TLanes.Zero;
        for (int feature = 0; feature < size; feature++)
        {
            nuint place = (nuint)(feature * Lanes.Count);
            TLanes difference = TLanes.Load(ref lines, place) - largest;
            TLanes.Store(difference, ref lines, place);
            sum += LaneMath.IfFinite(LaneMath.ExpNonPositive(difference), difference);
        }

        TLanes logarithm = LaneMath.IfFinite(LaneMath.LogNormal(sum), sum); // of 1 to the group's size
        for (int feature = 0; feature < size; feature++)
        {
            nuint place = (nuint)(feature * Lanes.Count);
            TLanes.Store(TLanes.Load(ref lines, place) - logarithm, ref lines, place);
        }
    }
}
