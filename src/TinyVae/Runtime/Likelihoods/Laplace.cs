using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The Laplace likelihood, its parameters the location μ and the raw log-scale, which <see cref="Numerics.LogVariance"/> bounds:
/// log p(x) = −(log 2 + log b + |x − μ|/b).
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Laplace : ISpreadFeatureLikelihood
{
    private const float LogTwo = 0.69314718f;

    /// <inheritdoc/>
    public static SpreadSource Spread => SpreadSource.Decoder;

    /// <inheritdoc/>
    public static bool DrawsFromNormal => false;

    /// <summary>Adds log p(x), in nats, and gives its derivatives; that of the location is 0 at the tip, x = μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes difference = x - parameter;
        TLanes distance = TLanes.Abs(difference);
        TLanes scaled = distance * spread.Inverse; // |x − μ|/b
        gradient = TLanes.SelectLess(TLanes.Zero, distance, LaneMath.WithSignOf(spread.Inverse, difference), TLanes.Zero);
        spreadGradient = (scaled - TLanes.Broadcast(1)) * spread.Derivative;
        sum.Add(-(TLanes.Broadcast(LogTwo) + spread.Log + scaled));
    }

    /// <summary>E[x] = μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => parameter;

    /// <summary>The x whose cumulative probability is the uniform noise u: μ ± b·log(1 − |2u − 1|), below μ for u below ½.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1);
        TLanes centred = noise + noise - one;
        TLanes distance = LaneMath.ExpModerate(spread.Log) * -LaneMath.LogNormal(one - TLanes.Abs(centred));
        return TLanes.SelectLess(centred, TLanes.Zero, parameter - distance, parameter + distance);
    }

    /// <summary>log 2b².</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogVariance<TLanes>(Spread<TLanes> spread)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(TLanes.Broadcast(2), spread.Log, TLanes.Broadcast(LogTwo));
}
