using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Points on the straight line between two codes, rows 0 and 1 of a buffer in panels.</summary>
internal static class LatentPath
{
    /// <summary>Copies row 0 of some panels to a row of others.</summary>
    public static void Copy<TLanes>(ref float source, ref float destination, int row, int units, int stride)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            nuint panel = (nuint)(unit / Lanes.Count * stride);
            TLanes.Store(TLanes.Load(ref source, panel), ref destination, panel + (nuint)(row * Lanes.Count));
        }
    }

    /// <summary>Gives one unit a value at each end.</summary>
    public static void Set(ref float ends, int unit, int stride, float first, float last)
    {
        ref float place = ref Unsafe.Add(ref ends, (unit / Lanes.Count * stride) + (unit % Lanes.Count));
        place = first;
        Unsafe.Add(ref place, Lanes.Count) = last;
    }

    /// <summary>Writes the points <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1 of <paramref name="points"/>: (1 − t)·from + t·to, t from 0 to 1.</summary>
    public static void Fill<TLanes>(ref float ends, ref float z, int units, int stride, int first, int count, int points)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            nuint panel = (nuint)(unit / Lanes.Count * stride);
            TLanes from = TLanes.Load(ref ends, panel);
            TLanes to = TLanes.Load(ref ends, panel + Lanes.Count);
            for (int row = 0; row < count; row++)
            {
                float t = (float)((first + row) / (points - 1.0));
                TLanes point = TLanes.MultiplyAdd(TLanes.Broadcast(1 - t), from, TLanes.Broadcast(t) * to);
                TLanes.Store(point, ref z, panel + (nuint)(row * Lanes.Count));
            }
        }
    }
}
