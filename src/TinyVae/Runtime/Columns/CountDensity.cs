using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// What densities of counts have in common: the logarithm of the mean, and the parts of Loader's form ("Fast and accurate computation of
/// binomial probabilities", 2000), which lose nothing where a density is the small difference of large numbers.
/// </summary>
internal static class CountDensity
{
    /// <summary>What a column of counts asks for, in words.</summary>
    public const string Need = "a whole number of 0 or more";

    /// <summary>−log √2π.</summary>
    public const float LogInverseRootTwoPi = -0.91893853f;

    /// <summary>Above it, a count counts as it: no product overflows.</summary>
    private const float Largest = 1e30f;

    /// <summary>log(1 + x) is scaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Log1p(x);

    /// <summary>Whether a number is a count.</summary>
    public static bool Accepts(float value) => value >= 0 && value == MathF.Floor(value);

    /// <summary>A count, bounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bounded<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Min(TLanes.Broadcast(Largest), x);

    /// <summary>log μ = m + s·a, bounded smoothly: the identity within ±20, never beyond ±40.</summary>
    /// <param name="scale">m and s, of log(1 + x).</param>
    /// <param name="parameters">The first line is a.</param>
    /// <param name="derivative">∂ log μ / ∂a.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogMean<TLanes>(ColumnScale<TLanes> scale, ref float parameters, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes bounded = SmoothBound.Apply(scale.Restore(ColumnLines.Get<TLanes>(ref parameters, 0)), 20, out TLanes slope);
        derivative = scale.Stretch(slope);
        return bounded;
    }

    /// <summary>d − log(1 + d): Loader's deviance of a number a from its mean (1 + d)·a, over a.</summary>
    /// <param name="difference">d.</param>
    /// <param name="log">log(1 + d), for where d is not small.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Deviance<TLanes>(TLanes difference, TLanes log)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes small = TLanes.Broadcast(1 / 3f);
        TLanes near = TLanes.Max(-small, TLanes.Min(small, difference));
        return TLanes.SelectLess(TLanes.Abs(difference), small, LaneMath.MinusLog1p(near), difference - log);
    }

    /// <summary>log x − ψ(x) of an x above 0, which is small where both are large: 1/2x + 1/12x² − 1/120x⁴ + 1/252x⁶ from 8 on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogMinusDigamma<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes inverse = TLanes.Broadcast(1) / x;
        TLanes z = inverse * inverse;
        TLanes series = TLanes.MultiplyAdd(z, TLanes.Broadcast(1 / 252f), TLanes.Broadcast(-1 / 120f));
        series = TLanes.MultiplyAdd(z, series, TLanes.Broadcast(1 / 12f));
        TLanes many = TLanes.MultiplyAdd(TLanes.Broadcast(0.5f), inverse, z * series);
        return TLanes.SelectLess(x, TLanes.Broadcast(8), LaneMath.LogNormal(x) - LaneMath.Digamma(x), many);
    }

    /// <summary>The count nearest to a mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Nearest<TLanes>(TLanes mean)
        where TLanes : struct, ILanes<TLanes>
    {
        // Floats from 2²³ on are whole.
        TLanes rounding = TLanes.Broadcast(8388608);
        return TLanes.SelectLess(mean, rounding, mean + rounding - rounding, mean);
    }
}
