using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A positive number, log-normal: with y = (log x − m)/s, log p(x) = log N(y; μ, σ²) − log s − log x, mean and log-variance from the decoder.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PositiveColumn : IColumnKind
{
    /// <summary>The logarithm of the largest number that a mean or a draw can be: 1.6e38.</summary>
    private const float LargestLog = 88;

    /// <summary>The logarithm of the smallest: 1.6e-38, a normal number.</summary>
    private const float SmallestLog = -87;

    /// <inheritdoc/>
    public static float Example => 1;

    /// <inheritdoc/>
    public static int Uniforms => RealColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => RealColumnLengths.Parameters;

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => value > 0;

    /// <inheritdoc/>
    public static string Need(int size) => "a number above 0";

    /// <summary>log x.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes log = Scaled(x);
        return ScaledNormal.LogDensity(scale.Standardize(log), ref parameters) - scale.Log - log;
    }

    /// <summary>exp(m + s·μ + ½·s²·σ²).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes mean = ColumnLines.Get<TLanes>(ref parameters, 0);
        TLanes halfOfVariance = scale.Stretch(TLanes.Broadcast(0.5f) * ScaledNormal.Variance<TLanes>(ref parameters));
        ColumnLines.Set(Exp(scale.Restore(mean + halfOfVariance)), ref expectations, 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
        => Exp(scale.Restore(ScaledNormal.Draw<TLanes>(ref parameters, ref uniforms)));

    /// <summary>The number of a logarithm: finite and above 0 of any that is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Exp<TLanes>(TLanes log)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes bounded = TLanes.Max(TLanes.Broadcast(SmallestLog), TLanes.Min(TLanes.Broadcast(LargestLog), log));
        return LaneMath.IfFinite(LaneMath.Exp(bounded), log);
    }
}
