using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: the first has 10 bits, so that its product with an exponent is exact even without a fused multiply-add.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>eˣ. Results beyond the largest float are ∞, those below the smallest normal one 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var shifted = RoundQuotientByLn2(x, RoundToInteger, out var r);
        var result = TLanes.AddBits(ExpOfRemainder(r), TLanes.ShiftLeft(shifted, MantissaBits));
        result = TLanes.SelectLess(TLanes.Broadcast(-87.33655f), x, result, TLanes.Zero);

        // x + ∞ is NaN for NaN, which fails the comparison too.
        var beyond = x + TLanes.Broadcast(float.PositiveInfinity);
        return TLanes.SelectLess(x, TLanes.Broadcast(88.72284f), result, beyond);
    }

    /// <summary>eˣ for −88 ≤ x ≤ 87 (or NaN), in fewer operations. Results below 2^−126.5 are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpModerate<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // The rounding constant carries the bias of an exponent, so that its integer shifts into the bits of 2ⁿ; those of n = −127 are 0.
        var shifted = RoundQuotientByLn2(x, RoundToInteger + 127f, out var r);
        return ExpOfRemainder(r) * TLanes.ShiftLeft(shifted, MantissaBits);
    }

    /// <summary>eˣ for x ≤ 0 (or NaN), in fewer operations. Results below 2^−126.5 are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => ExpModerate(TLanes.Max(TLanes.Broadcast(-88f), x));

    /// <summary>x = n·ln 2 + r with |r| ≤ ½ ln 2: r, and n in the lowest bits of its sum with the rounding constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes RoundQuotientByLn2<TLanes>(TLanes x, float rounding, out TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var shifted = TLanes.MultiplyAdd(x, TLanes.Broadcast(Log2E), TLanes.Broadcast(rounding));
        var n = shifted - TLanes.Broadcast(rounding);
        r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Ln2High), x);
        r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Ln2Low), r);
        return shifted;
    }

    /// <summary>eʳ for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpOfRemainder<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
        => Horner(Horner(ExpQuotient(r), r, 1f), r, 1f);

    /// <summary>(eʳ − 1 − r) / r² for |r| ≤ ½ ln 2: a relative error of 1.4e-8 in eʳ − 1, of 5e-9 in eʳ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpQuotient<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var q = TLanes.Broadcast(0.0013869953f);
        q = Horner(q, r, 0.008366253f);
        q = Horner(q, r, 0.041667443f);
        q = Horner(q, r, 0.16666546f);
        return Horner(q, r, 0.49999997f);
    }
}
