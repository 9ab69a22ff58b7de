using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>
    /// What Stirling's formula lacks, δ(x) = log Γ(x + 1) − (x + ½)·log(x) + x − ½·log(2π), for x &gt; 0, at most 4 units in the last
    /// place from the true value, 1/(12x) for large x and −½·log(2πx) for small: +∞ of 0, NaN of anything negative, 0 of ∞. Denormal
    /// numbers count as the smallest normal one.
    /// </summary>
    /// <remarks>
    /// What densities of counts are made of in Loader's form, in which nothing large cancels ("Fast and accurate computation of binomial
    /// probabilities", 2000).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes StirlingError<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var normal = TLanes.Max(TLanes.Broadcast(SmallestNormal), x);
        var result = TLanes.SelectLess(normal, TLanes.Broadcast(0.5f), StirlingErrorSmall(normal), StirlingErrorLarge(normal));

        // x + ∞ is ∞ for 0 and NaN for NaN.
        var beyond = x + TLanes.Broadcast(float.PositiveInfinity);
        var outside = TLanes.SelectLess(x, TLanes.Zero, TLanes.Broadcast(float.NaN), beyond);
        return TLanes.SelectLess(TLanes.Zero, x, result, outside);
    }

    /// <summary>For x ≤ ½: q(x) − (x + ½)·(log(x) + ¾). The ¾ keeps both terms, and their errors with them, small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes StirlingErrorSmall<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // q = log Γ(x + 1) + x − ½·log(2π) + ¾·(x + ½), with a relative error of 1.7e-8 in δ(x).
        var q = TLanes.Broadcast(-0.024700517f);
        q = Horner(q, x, 0.09029674f);
        q = Horner(q, x, -0.17349827f);
        q = Horner(q, x, 0.26160952f);
        q = Horner(q, x, -0.3992844f);
        q = Horner(q, x, 0.8223492f);
        q = Horner(q, x, 1.1727887f);
        q = Horner(q, x, -0.5439386f);

        var factor = -(x + TLanes.Broadcast(0.5f));
        var head = LogInTwoParts(x, 0.75f, out var tail);
        return TLanes.MultiplyAdd(factor, head, TLanes.MultiplyAdd(factor, tail, q));
    }

    /// <summary>For x ≥ ½, in v = 1 / (x + 0.35): the shift keeps the pole at −1 away and the degree low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes StirlingErrorLarge<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // δ(x)/v, with a relative error of 3e-8, most of it the rounding of 1/12.
        var v = TLanes.Broadcast(1f) / (x + TLanes.Broadcast(0.35f));
        var p = TLanes.Broadcast(0.00014766266f);
        p = Horner(p, v, -0.000506595f);
        p = Horner(p, v, 0.0011161431f);
        p = Horner(p, v, -0.00012779697f);
        p = Horner(p, v, 0.0006709811f);
        p = Horner(p, v, 0.0074308193f);
        p = Horner(p, v, 0.029166538f);
        p = Horner(p, v, 0.083333336f);
        return p * v;
    }
}
