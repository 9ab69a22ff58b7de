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
        return WithPole(result, x, 0f);
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
        // (log(1 + f) − f) / f², with a relative error of 2.7e-8 in log(1 + f).
        var q = TLanes.Broadcast(0.14020595f);
        q = Horner(q, f, -0.15383615f);
        q = Horner(q, f, 0.13997133f);
        q = Horner(q, f, -0.16417028f);
        q = Horner(q, f, 0.20011073f);
        q = Horner(q, f, -0.2500775f);
        q = Horner(q, f, 0.333332f);
        q = Horner(q, f, -0.49999937f);
        var e = TLanes.ConvertFromInt32(TLanes.ShiftRightArithmetic(exponent, MantissaBits));
        return TLanes.MultiplyAdd(e, TLanes.Broadcast(Ln2), TLanes.MultiplyAdd(f * f, q, f));
    }

    /// <summary>A logarithm's result, where x is above its pole and finite; −∞ at the pole, NaN below it, and x itself if that is ∞ or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WithPole<TLanes>(TLanes result, TLanes x, float pole)
        where TLanes : struct, ILanes<TLanes>
    {
        var at = TLanes.Broadcast(pole);
        var outside = TLanes.SelectLess(x, at, TLanes.Broadcast(float.NaN), TLanes.Broadcast(float.NegativeInfinity));
        result = TLanes.SelectLess(at, x, result, outside);
        return TLanes.SelectLess(x, TLanes.Broadcast(float.PositiveInfinity), result, x);
    }
}
