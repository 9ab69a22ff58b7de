using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>1 / (1 + e^−x), its small tail accurate too. Results below 2^−126.5 are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // With e = e^−|x|: e / (1 + e) as e − e·(e / (1 + e)) for x < 0, 1 / (1 + e) as 1 − e / (1 + e) otherwise.
        var one = TLanes.Broadcast(1f);
        var e = ExpNonPositive(x | TLanes.BroadcastBits(SignBit));
        var w = TLanes.SelectLess(x, TLanes.Zero, e, one);
        return TLanes.MultiplyAdd(-w, e / (one + e), w);
    }
}
