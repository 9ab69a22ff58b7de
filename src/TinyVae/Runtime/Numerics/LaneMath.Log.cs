using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    private const float Ln2 = 0.69314718f;

    /// <summary>The bits of ⅔: an exponent counted from here leaves a mantissa in [⅔, 4/3).</summary>
    private const int TwoThirds = 0x3F2AAAAB;

    /// <summary>The natural logarithm: −∞ of 0, NaN of anything negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // Denormal numbers are multiplied by 2²³.
        var isSmall = TLanes.LessThan(x, TLanes.Broadcast(SmallestNormal));
        var normal = TLanes.Select(isSmall, x * TLanes.Broadcast(1 << MantissaBits), x);
        var result = LogNormal(normal) - (isSmall & TLanes.Broadcast(MantissaBits * Ln2));
        return WithPole(result, x, 0f, float.NegativeInfinity);
    }

    /// <summary>The natural logarithm of positive, normal, finite numbers only, in fewer operations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogNormal<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var exponent = ExponentFromTwoThirds(x);
        var f = TLanes.SubtractBits(x, exponent) - TLanes.Broadcast(1f);
        return LogOfParts(exponent, f);
    }

    /// <summary>The exponent e, in the bits of the exponent field, for which x·2^−e lies in [⅔, 4/3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentFromTwoThirds<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SubtractBits(x, TLanes.BroadcastBits(TwoThirds)) & TLanes.BroadcastBits(ExponentMask);

    /// <summary>e·ln 2 + log(1 + f) for −⅓ ≤ f ≤ ⅓, e standing in the bits of the exponent field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfParts<TLanes>(TLanes exponent, TLanes f)
        where TLanes : struct, ILanes<TLanes>
    {
        var e = TLanes.ConvertFromInt32(TLanes.ShiftRightArithmetic(exponent, MantissaBits));
        return TLanes.MultiplyAdd(e, TLanes.Broadcast(Ln2), TLanes.MultiplyAdd(f * f, LogQuotient(f), f));
    }

    /// <summary>
    /// log(x) + <paramref name="offset"/> of positive, normal, finite numbers for what multiplies it or cancels most of it: the result
    /// is rounded once, and the tail is what it lacks of the sum, within 2e-8.
    /// </summary>
    /// <param name="x">The number.</param>
    /// <param name="offset">A multiple of 1/512, at most 1 in absolute value: its sum with the first part of e·ln 2 is exact.</param>
    /// <param name="tail">At most 0.1 in absolute value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogInTwoParts<TLanes>(TLanes x, float offset, out TLanes tail)
        where TLanes : struct, ILanes<TLanes>
    {
        var exponent = ExponentFromTwoThirds(x);
        var f = TLanes.SubtractBits(x, exponent) - TLanes.Broadcast(1f);
        var e = TLanes.ConvertFromInt32(TLanes.ShiftRightArithmetic(exponent, MantissaBits));
        var high = TLanes.MultiplyAdd(e, TLanes.Broadcast(Ln2High), TLanes.Broadcast(offset));
        var head = high + f;

        // f − (head − high) is what the addition rounded off: both differences are exact, as f has at most 24 bits behind the point.
        tail = TLanes.MultiplyAdd(f * f, LogQuotient(f), f - (head - high));
        tail = TLanes.MultiplyAdd(e, TLanes.Broadcast(Ln2Low), tail);
        return head;
    }

    /// <summary>(log(1 + f) − f) / f² for −⅓ ≤ f ≤ ⅓: a relative error of 2.7e-8 in log(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogQuotient<TLanes>(TLanes f)
        where TLanes : struct, ILanes<TLanes>
    {
        var q = TLanes.Broadcast(0.14020595f);
        q = Horner(q, f, -0.15383615f);
        q = Horner(q, f, 0.13997133f);
        q = Horner(q, f, -0.16417028f);
        q = Horner(q, f, 0.20011073f);
        q = Horner(q, f, -0.2500775f);
        q = Horner(q, f, 0.333332f);
        return Horner(q, f, -0.49999937f);
    }

    /// <summary>A result where x is above the pole and finite; the limit at the pole, NaN below it, x itself if that is ∞ or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WithPole<TLanes>(TLanes result, TLanes x, float pole, float limit)
        where TLanes : struct, ILanes<TLanes>
    {
        var at = TLanes.Broadcast(pole);
        var outside = TLanes.SelectLess(x, at, TLanes.Broadcast(float.NaN), TLanes.Broadcast(limit));
        result = TLanes.SelectLess(at, x, result, outside);
        return TLanes.SelectLess(x, TLanes.Broadcast(float.PositiveInfinity), result, x);
    }
}
