using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>The error function, 2/√π ∫₀ˣ e^−t² dt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The result is 1 from |x| = 3.92 on.
        var magnitude = TLanes.Min(TLanes.Broadcast(3.93f), TLanes.Abs(x));
        var isSmall = TLanes.LessThan(magnitude, TLanes.Broadcast(0.9375f));
        var result = TLanes.Select(isSmall, ErfSmall(magnitude), ErfLarge(magnitude));
        return WithSignOf(result, x);
    }

    /// <summary>For 0 ≤ x ≤ 15/16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErfSmall<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // erf(x)/x − 1 in x², with a relative error of 2e-8 in erf(x).
        var z = x * x;
        var q = TLanes.Broadcast(-0.0005925801f);
        q = Horner(q, z, 0.004980795f);
        q = Horner(q, z, -0.026758617f);
        q = Horner(q, z, 0.112816185f);
        q = Horner(q, z, -0.3761248f);
        q = Horner(q, z, 0.12837915f);
        return TLanes.MultiplyAdd(q, x, x);
    }

    /// <summary>For 15/16 ≤ x ≤ 3.93: 1 − 2^y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErfLarge<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // y = log2(1 − erf(x)), with a relative error of 2.3e-8 in erf(x).
        var y = TLanes.Broadcast(-0.001762558f);
        y = Horner(y, x, 0.022138197f);
        y = Horner(y, x, -0.13041101f);
        y = Horner(y, x, -0.9403787f);
        y = Horner(y, x, -1.6149759f);
        y = Horner(y, x, -0.0030265027f);

        var rounding = TLanes.Broadcast(RoundToInteger + 127f);
        var shifted = y + rounding;
        var r = y - (shifted - rounding);

        // 2^r for |r| ≤ ½, with a relative error of 1.2e-7: at most 2.4e-8 of the result.
        var p = TLanes.Broadcast(0.0013419223f);
        p = Horner(p, r, 0.009680625f);
        p = Horner(p, r, 0.055502795f);
        p = Horner(p, r, 0.24021986f);
        p = Horner(p, r, 0.69314724f);
        p = Horner(p, r, 1.0000001f);
        return TLanes.MultiplyAdd(-p, TLanes.ShiftLeft(shifted, MantissaBits), TLanes.Broadcast(1f));
    }
}
