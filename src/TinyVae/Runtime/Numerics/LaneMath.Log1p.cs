using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>log(1 + x), accurate near 0 too: −∞ of −1, NaN of anything smaller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Broadcast(1f);
        var four = TLanes.Broadcast(4f);
        var exponent = ExponentFromTwoThirds(one + x);

        // f = (1 + x)·2^−e − 1 from x itself, without the rounding of 1 + x; with 2^(2−e) because 2^−e can be denormal.
        var scale = TLanes.SubtractBits(four, exponent);
        var f = TLanes.MultiplyAdd(scale, x, scale - four) * TLanes.Broadcast(0.25f);
        return WithPole(WithSignOf(LogOfParts(exponent, f), x), x, -1f, float.NegativeInfinity);
    }

    /// <summary>log(1 + x) for 0 ≤ x ≤ 1 only, in fewer operations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1pUnit<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // (log(1 + x) − x) / x², with a relative error of 5.3e-9 in log(1 + x).
        var q = TLanes.Broadcast(-0.0032910071f);
        q = Horner(q, x, 0.02008826f);
        q = Horner(q, x, -0.057460267f);
        q = Horner(q, x, 0.10661361f);
        q = Horner(q, x, -0.15344976f);
        q = Horner(q, x, 0.19692121f);
        q = Horner(q, x, -0.2495802f);
        q = Horner(q, x, 0.33330464f);
        q = Horner(q, x, -0.4999993f);
        return TLanes.MultiplyAdd(x * x, q, x);
    }

    /// <summary>x − log(1 + x) for −⅓ ≤ x ≤ ⅓ only, without the cancellation near 0: a relative error of 1.3e-6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes MinusLog1p<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => -(x * x) * LogQuotient(x);
}
