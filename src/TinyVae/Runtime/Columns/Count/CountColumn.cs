using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A count, negative binomial, the logarithms of its mean μ and of its size r from the decoder; its variance is μ + μ²/r, and r between
/// e⁻¹⁰ and e¹⁰: log p(x) = log Γ(x + r) − log Γ(r) − log x! + r·log(r/(r + μ)) + x·log(μ/(r + μ)).
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CountColumn : IColumnKind
{
    /// <inheritdoc/>
    public static int Uniforms => CountColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => CountColumnLengths.Parameters;

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => CountDensity.Accepts(value);

    /// <inheritdoc/>
    public static string Need(int size) => CountDensity.Need;

    /// <summary>log(1 + x).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => CountDensity.Scaled(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1);
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes logMean = CountDensity.LogMean(scale, ref parameters, out TLanes slopeOfMean);
        TLanes mean = LaneMath.IfFinite(LaneMath.ExpModerate(logMean), logMean);
        TLanes logSize = LogSize<TLanes>(ref parameters, out TLanes slopeOfSize);
        TLanes r = LaneMath.IfFinite(LaneMath.ExpModerate(logSize), logSize);
        TLanes count = CountDensity.Bounded(x);
        TLanes n = count + r;
        TLanes logN = LineCalls.Log(n);

        // r and x as a binomial number of n = x + r, with means n·r/(r + μ) = (1 + u)·r and n·μ/(r + μ) = (1 + v)·x:
        // log p = ½·log(r/(2πxn)) + δ(n) − δ(r) − δ(x) − r·(u' − log(1 + u')) − x·(v − log(1 + v)), u' = (x − μ)/(r + μ).
        TLanes atLeastOne = TLanes.Max(one, count);
        TLanes logCount = LineCalls.Log(atLeastOne);
        TLanes total = mean + r;
        TLanes u = (count - mean) / total;
        TLanes v = -u * (r / atLeastOne);
        TLanes ofSize = CountDensity.Deviance(u, LineCalls.Log(n / total));
        TLanes logOfCount = LineCalls.Log(mean / total * (n / atLeastOne));
        TLanes deviance = r * ofSize + atLeastOne * CountDensity.Deviance(v, logOfCount);
        TLanes errors = LineCalls.StirlingError(n) - LineCalls.StirlingError(r) - LineCalls.StirlingError(atLeastOne);
        TLanes ofOne = TLanes.MultiplyAdd(half, logSize - logCount - logN, TLanes.Broadcast(CountDensity.LogInverseRootTwoPi)) + errors - deviance;
        TLanes ofNone = -r * LineCalls.Log1p(mean / r);

        // ∂ / ∂ log μ = r·u; ∂ / ∂ log r = r·(ψ(n) − ψ(r) + log r − log(r + μ) − u), as r·(κ(r) − κ(n) − (u − log(1 + u))), κ = log − ψ.
        ColumnLines.Set(r * u * slopeOfMean, ref parameters, 0);
        ColumnLines.Set(r * (CountDensity.LogMinusDigamma(r) - CountDensity.LogMinusDigamma(n) - ofSize) * slopeOfSize, ref parameters, 1);
        return LaneMath.IfFinite(TLanes.SelectLess(count, one, ofNone, ofOne), mean);
    }

    /// <summary>μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => PoissonColumn.Expect(scale, size, ref parameters, ref expectations);

    /// <summary>The nearest count.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => PoissonColumn.Decide<TLanes>(size, ref expectations);

    /// <summary>A Poisson number whose mean is a gamma number of shape r and mean μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logMean = CountDensity.LogMean(scale, ref parameters, out _);
        TLanes logSize = LogSize<TLanes>(ref parameters, out _);
        TLanes gamma = LineNoise.Gamma(LaneMath.ExpModerate(logSize), ref uniforms);
        TLanes mean = gamma * LaneMath.ExpModerate(logMean - logSize);
        return LaneMath.IfFinite(LineNoise.Poisson(mean, ref ColumnLines.Behind(ref uniforms, GammaLengths.Uniforms)), logMean + logSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogSize<TLanes>(ref float parameters, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
        => SmoothBound.Apply(ColumnLines.Get<TLanes>(ref parameters, 1), 5, out derivative);
}
