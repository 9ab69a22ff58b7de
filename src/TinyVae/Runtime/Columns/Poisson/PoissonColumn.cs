using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A count, Poisson, the logarithm of its mean μ from the decoder: log p(x) = x·log μ − μ − log x!, computed in Loader's form,
/// −½·log 2πx − δ(x) − x·(d − log(1 + d)) with d = (μ − x)/x.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PoissonColumn : IColumnKind
{
    /// <inheritdoc/>
    public static int Uniforms => PoissonColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => PoissonColumnLengths.Parameters;

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
        TLanes logMean = CountDensity.LogMean(scale, ref parameters, out TLanes derivative);
        TLanes mean = LaneMath.IfFinite(LaneMath.ExpModerate(logMean), logMean);
        TLanes count = CountDensity.Bounded(x);
        TLanes atLeastOne = TLanes.Max(one, count);
        TLanes log = LaneMath.LogNormal(atLeastOne);
        TLanes deviance = CountDensity.Deviance((mean - count) / atLeastOne, logMean - log);
        TLanes ofOne = TLanes.Broadcast(CountDensity.LogInverseRootTwoPi)
            - TLanes.MultiplyAdd(atLeastOne, deviance, TLanes.MultiplyAdd(TLanes.Broadcast(0.5f), log, LineCalls.StirlingError(atLeastOne)));
        ColumnLines.Set((count - mean) * derivative, ref parameters, 0);
        return TLanes.SelectLess(count, one, -mean, ofOne);
    }

    /// <summary>μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logMean = CountDensity.LogMean(scale, ref parameters, out _);
        ColumnLines.Set(LaneMath.IfFinite(LaneMath.ExpModerate(logMean), logMean), ref expectations, 0);
    }

    /// <summary>The nearest count.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => CountDensity.Nearest(ColumnLines.Get<TLanes>(ref expectations, 0));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logMean = CountDensity.LogMean(scale, ref parameters, out _);
        TLanes mean = LaneMath.ExpModerate(logMean);
        return LaneMath.IfFinite(LineNoise.Poisson(mean, ref uniforms), logMean);
    }
}
