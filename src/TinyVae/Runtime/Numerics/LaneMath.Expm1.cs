using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>eˣ − 1, accurate near 0 too. Results beyond the largest float are ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // Below −17.4 the result rounds to −1, above 88.73 to ∞.
        var clamped = TLanes.Max(TLanes.Broadcast(-20f), TLanes.Min(TLanes.Broadcast(89f), x));

        // Half of the result, (eʳ − 1)·2ⁿ⁻¹ + (2ⁿ⁻¹ − ½): 2¹²⁷ is a float, 2¹²⁸ is not.
        var shifted = RoundQuotientByLn2(clamped, RoundToInteger + 126f, out var r);
        var scale = TLanes.ShiftLeft(shifted, MantissaBits);
        var half = TLanes.MultiplyAdd(scale, Expm1OfRemainder(r), scale - TLanes.Broadcast(0.5f));
        return WithSignOf(half + half, x);
    }

    /// <summary>eʳ − 1 for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Expm1OfRemainder<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(r * r, ExpQuotient(r), r);
}
