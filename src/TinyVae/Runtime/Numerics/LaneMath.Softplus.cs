using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), its small tail accurate too. Results below 2^−126.5 are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Max(TLanes.Zero, x) + Log1pUnit(ExpNonPositive(x | TLanes.BroadcastBits(SignBit)));
}
