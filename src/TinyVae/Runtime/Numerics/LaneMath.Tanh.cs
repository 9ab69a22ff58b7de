using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // 1 from |x| = 9.02 on.
        var magnitude = TLanes.Min(TLanes.Broadcast(10f), TLanes.Abs(x));

        // h = (e^2|x| − 1) / 2, from (eʳ − 1)·2ⁿ⁻¹ + (2ⁿ⁻¹ − ½).
        var shifted = RoundQuotientByLn2(magnitude + magnitude, RoundToInteger + 126f, out var r);
        var scale = TLanes.ShiftLeft(shifted, MantissaBits);
        var h = TLanes.MultiplyAdd(scale, Expm1OfRemainder(r), scale - TLanes.Broadcast(0.5f));

        // h / (1 + h) as h − h·(h / (1 + h)) up to h = 1, as 1 − 1 / (1 + h) beyond: the division's error weighs little in both.
        var one = TLanes.Broadcast(1f);
        var w = TLanes.Min(one, h);
        return WithSignOf(TLanes.MultiplyAdd(-w, w / (one + h), w), x);
    }
}
