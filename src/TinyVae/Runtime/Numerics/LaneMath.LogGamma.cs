using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>
    /// log Γ(x) for x &gt; 0, at most 4 units in the last place from the true value, near its zeros at 1 and 2 too: +∞ of 0, NaN of
    /// anything negative. Denormal numbers count as the smallest normal one; results beyond the largest float, from x = 4.1e36 on, are ∞.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogGamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var normal = TLanes.Max(TLanes.Broadcast(SmallestNormal), x);
        var head = LogInTwoParts(normal, -1f, out var tail);
        var result = TLanes.SelectLess(
            normal, TLanes.Broadcast(2.5f), LogGammaSmall(normal, head, tail), LogGammaLarge(normal, head, tail));
        return WithPole(result, x, 0f, float.PositiveInfinity);
    }

    /// <summary>For x ≤ 2.5, with log(x) − 1 in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogGammaSmall<TLanes>(TLanes x, TLanes head, TLanes tail)
        where TLanes : struct, ILanes<TLanes>
    {
        // log Γ(1 + y), less log x where x = y is below 1 and not 1 + y.
        var one = TLanes.Broadcast(1f);
        var isBelowOne = TLanes.LessThan(x, one);
        var y = TLanes.Select(isBelowOne, x, x - one);
        var p = LogGammaQuotient(y);
        var sum = TLanes.MultiplyAdd((one - y) * p, y, isBelowOne & tail);

        // From 0, not by the sign, so that the zeros are +0.
        return TLanes.Zero - (sum + (isBelowOne & (head + one)));
    }

    /// <summary>log Γ(1 + y) / (y·(y − 1)), its zeros taken out, for 0 ≤ y ≤ 1.5: a relative error of 1.4e-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogGammaQuotient<TLanes>(TLanes y)
        where TLanes : struct, ILanes<TLanes>
    {
        var t = y - TLanes.Broadcast(0.75f);
        var p = TLanes.Broadcast(0.00024501866f);
        p = Horner(p, t, -0.00044657465f);
        p = Horner(p, t, 0.00047936477f);
        p = Horner(p, t, -0.00096137694f);
        p = Horner(p, t, 0.0021144901f);
        p = Horner(p, t, -0.0042509995f);
        p = Horner(p, t, 0.008774122f);
        p = Horner(p, t, -0.019051544f);
        p = Horner(p, t, 0.044520512f);
        p = Horner(p, t, -0.119481646f);
        return Horner(p, t, 0.4501393f);
    }

    /// <summary>For x ≥ 2.5, with log(x) − 1 in two parts: Stirling's formula as (x − ½)·(log(x) − 1) + s(1/x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogGammaLarge<TLanes>(TLanes x, TLanes head, TLanes tail)
        where TLanes : struct, ILanes<TLanes>
    {
        // s = ½·log(2π) − ½ + 1/(12x) − …, with a relative error of 1.1e-9 in log Γ(x).
        var r = TLanes.Broadcast(1f) / x;
        var s = TLanes.Broadcast(0.0007435155f);
        s = Horner(s, r, -0.0030833718f);
        s = Horner(s, r, 6.32209e-05f);
        s = Horner(s, r, 0.08332709f);
        s = Horner(s, r, 0.41893876f);

        var factor = x - TLanes.Broadcast(0.5f);
        return TLanes.MultiplyAdd(factor, head, TLanes.MultiplyAdd(factor, tail, s));
    }
}
