using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Noise of other distributions, made of lines that are uniform in (0, 1).</summary>
internal static class LineNoise
{
    /// <summary>The largest mean of a Poisson number that is drawn by inversion.</summary>
    private const float FewCounts = 64;

    /// <summary>Counts that inversion looks at: what lies beyond has a probability of 10⁻¹⁷ at a mean of 64.</summary>
    private const int MostCounts = 150;

    /// <summary>N(0, 1) by the Box-Muller transform, of two uniform lines.</summary>
    /// <param name="uniforms">The lines.</param>
    /// <param name="line">The first of the two.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Normal<TLanes>(ref float uniforms, int line)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes radius = TLanes.Sqrt(TLanes.Broadcast(-2) * LaneMath.LogNormal(ColumnLines.Get<TLanes>(ref uniforms, line)));
        LaneMath.SinCosTurns(ColumnLines.Get<TLanes>(ref uniforms, line + 1), out _, out TLanes cosine);
        return radius * cosine;
    }

    /// <summary>
    /// A gamma number of scale 1 (Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26, 2000): of shape a + 1,
    /// times U^(1/a) (their section 6). Where all proposals are refused, the last that is positive counts, or 1.
    /// </summary>
    /// <param name="shape">a, above 0.</param>
    /// <param name="uniforms"><see cref="GammaLengths.Uniforms"/> lines.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Gamma<TLanes>(TLanes shape, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        // d = (a + 1) − ⅓, c = 1/√(9d); v = (1 + c·n)³ is taken where log U < n²/2 + d − d·v + d·log v.
        TLanes one = TLanes.Broadcast(1);
        TLanes d = shape + TLanes.Broadcast(2 / 3f);
        TLanes c = TLanes.Quotient(TLanes.Broadcast(1 / 3f), TLanes.Sqrt(d));
        TLanes chosen = one;
        TLanes open = TLanes.FirstLanes(Lanes.Count);
        for (int proposal = 0; proposal < GammaLengths.Proposals; proposal++)
        {
            TLanes n = Normal<TLanes>(ref uniforms, 3 * proposal);
            TLanes root = TLanes.MultiplyAdd(c, n, one);
            TLanes isPositive = TLanes.LessThan(TLanes.Broadcast(1e-6f), root);
            TLanes v = TLanes.Select(isPositive, root * root * root, one);
            TLanes bound = TLanes.MultiplyAdd(n * TLanes.Broadcast(0.5f), n, d * (one - v + LineCalls.Log(v)));
            TLanes isTaken = TLanes.LessThan(LineCalls.Log(ColumnLines.Get<TLanes>(ref uniforms, (3 * proposal) + 2)), bound);
            chosen = TLanes.Select(open & isPositive, v, chosen);
            open = TLanes.Select(isTaken & isPositive, TLanes.Zero, open);
        }

        TLanes boost = LineCalls.Log(ColumnLines.Get<TLanes>(ref uniforms, 3 * GammaLengths.Proposals)) / shape;
        return d * chosen * LineCalls.ExpNonPositive(boost);
    }

    /// <summary>
    /// A Poisson number. Up to a mean of 64 by inversion: the first count up to which the probabilities sum to more than a uniform number.
    /// Beyond, the normal quantile with its first correction (Cornish and Fisher, 1938), μ + √μ·n + (n² − 1)/6, to the nearest count.
    /// </summary>
    /// <param name="mean">μ, not negative and finite.</param>
    /// <param name="uniforms">Three lines.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Poisson<TLanes>(TLanes mean, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1);
        TLanes few = TLanes.Broadcast(FewCounts);
        TLanes n = Normal<TLanes>(ref uniforms, 1);
        TLanes correction = TLanes.MultiplyAdd(n, n, -one) * TLanes.Broadcast(1 / 6f);
        TLanes many = CountDensity.Nearest(TLanes.Max(TLanes.Zero, TLanes.MultiplyAdd(TLanes.Sqrt(mean), n, mean + correction)));

        // What is left of the uniform number once the probabilities of smaller counts are taken from it.
        TLanes rest = TLanes.SelectLess(few, mean, TLanes.Broadcast(-1), ColumnLines.Get<TLanes>(ref uniforms, 0));
        TLanes probability = LineCalls.ExpNonPositive(-mean);
        TLanes count = TLanes.Zero;
        for (int k = 1; k <= MostCounts; k++)
        {
            rest -= probability;
            TLanes goesOn = TLanes.LessThan(TLanes.Zero, rest);
            if (TLanes.MaxBitsOf(goesOn) == 0)
                break;
            count += goesOn & one;
            probability *= mean * TLanes.Broadcast(1f / k);
        }

        return TLanes.SelectLess(few, mean, many, count);
    }
}
