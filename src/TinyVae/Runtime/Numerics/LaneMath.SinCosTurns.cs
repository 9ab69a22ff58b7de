using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>The sine and cosine of 2πu for 0 ≤ u ≤ 1: of an angle given in turns, as the Box-Muller transform needs them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns<TLanes>(TLanes u, out TLanes sine, out TLanes cosine)
        where TLanes : struct, ILanes<TLanes>
    {
        // u = n/4 + r, exactly, with |r| ≤ 1/8.
        var rounding = TLanes.Broadcast(RoundToInteger);
        var shifted = TLanes.MultiplyAdd(u, TLanes.Broadcast(4f), rounding);
        var r = TLanes.MultiplyAdd(shifted - rounding, TLanes.Broadcast(-0.25f), u);
        var z = r * r;

        // sin(2πr)/r in r², with a relative error of 2.8e-8, most of it the rounding of 2π.
        var s = TLanes.Broadcast(-75.83743f);
        s = Horner(s, z, 81.604614f);
        s = Horner(s, z, -41.34176f);
        s = Horner(s, z, 6.2831855f);
        s *= r;

        // cos(2πr) in r², with a relative error of 4e-8.
        var c = TLanes.Broadcast(-83.61791f);
        c = Horner(c, z, 64.92221f);
        c = Horner(c, z, -19.739162f);
        c = Horner(c, z, 1f);

        // Odd quarters exchange the two; the sine is negative in quarters 2 and 3, the cosine in 1 and 2.
        var odd = TLanes.ShiftLeft(shifted, 31);
        var isOdd = TLanes.ShiftRightArithmetic(odd, 31);
        var sign = TLanes.ShiftLeft(shifted, 30) & TLanes.BroadcastBits(SignBit);
        sine = TLanes.Select(isOdd, c, s) ^ sign;
        cosine = TLanes.Select(isOdd, s, c) ^ sign ^ odd;
    }
}
