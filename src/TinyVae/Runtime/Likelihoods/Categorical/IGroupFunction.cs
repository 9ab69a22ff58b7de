using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A function of a group of features, a row in each lane.</summary>
internal interface IGroupFunction
{
    /// <summary>Applies it in place.</summary>
    /// <param name="lines">[size][16].</param>
    /// <param name="size">Features of the group.</param>
    static abstract void Apply<TLanes>(ref float lines, int size)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The largest feature of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Largest<TLanes>(ref float lines, int size)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = TLanes.Load(ref lines, 0);
        for (int feature = 1; feature < size; feature++)
            largest = TLanes.Max(largest, TLanes.Load(ref lines, (nuint)(feature * Lanes.Count)));
        return largest;
    }
}
