using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A real number with heavy tails: Student's t density of (x − m)/s with location μ, scale σ and ν degrees of freedom from the decoder, ν
/// between 1 and 101. With t = ((x − m)/s − μ)²/(σ²·ν), log p(x) = log Γ((ν + 1)/2) − log Γ(ν/2) − ½·log πνσ² − (ν + 1)/2·log(1 + t) − log s.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StudentTColumn : IColumnKind
{
    private const float LogPi = 1.1447299f;

    /// <summary>ν = 1 + 100·σ(raw − 3): 5.7 where the decoder gives 0.</summary>
    private const float MostFreedom = 100;
    private const float FreedomShift = -3;

    /// <inheritdoc/>
    public static int Uniforms => StudentTColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => StudentTColumnLengths.Parameters;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1);
        TLanes half = TLanes.Broadcast(0.5f);
        var spread = new Spread<TLanes>(ColumnLines.Get<TLanes>(ref parameters, 1));
        TLanes freedom = Freedom(ColumnLines.Get<TLanes>(ref parameters, 2), out TLanes ofRaw);
        TLanes halfFreedom = half * freedom;
        TLanes power = halfFreedom + half; // (ν + 1)/2
        TLanes inverse = spread.Inverse / freedom;
        TLanes difference = scale.Standardize(x) - ColumnLines.Get<TLanes>(ref parameters, 0);
        TLanes t = difference * difference * inverse;
        TLanes share = t / (one + t);
        TLanes log = LineCalls.Log1p(t);

        // ∂ / ∂μ = (ν + 1)·(x − μ)/(σ²·ν·(1 + t)); ∂ / ∂ log σ² = −½ + (ν + 1)/2·t/(1 + t);
        // ∂ / ∂ν = ½·(ψ((ν + 1)/2) − ψ(ν/2) − 1/ν − log(1 + t) + (ν + 1)/ν·t/(1 + t)).
        ColumnLines.Set((power + power) * difference * (inverse / (one + t)), ref parameters, 0);
        ColumnLines.Set(TLanes.MultiplyAdd(power, share, -half) * spread.Derivative, ref parameters, 1);
        TLanes ofFreedom = LineCalls.Digamma(power) - LineCalls.Digamma(halfFreedom) - log + ((power + power) * share - one) / freedom;
        ColumnLines.Set(half * ofFreedom * ofRaw, ref parameters, 2);
        TLanes normalizer = LineCalls.LogGamma(power) - LineCalls.LogGamma(halfFreedom)
            - half * (TLanes.Broadcast(LogPi) + LineCalls.Log(freedom) + spread.Log);
        return normalizer - power * log - scale.Log;
    }

    /// <summary>m + s·μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => RealColumn.Expect(scale, size, ref parameters, ref expectations);

    /// <summary>A normal number over the root of a χ² number and its degrees of freedom, which is a gamma number of shape ν/2 over ν/2.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes halfFreedom = TLanes.Broadcast(0.5f) * Freedom(ColumnLines.Get<TLanes>(ref parameters, 2), out _);
        TLanes gamma = LineNoise.Gamma(halfFreedom, ref ColumnLines.Behind(ref uniforms, 2));
        TLanes squaredScale = LaneMath.ExpModerate(LogVariance.Bound(ColumnLines.Get<TLanes>(ref parameters, 1)));
        TLanes variance = squaredScale * (halfFreedom / TLanes.Max(TLanes.Broadcast(1e-12f), gamma));
        TLanes standardized = TLanes.MultiplyAdd(
            TLanes.Sqrt(variance), LineNoise.Normal<TLanes>(ref uniforms, 0), ColumnLines.Get<TLanes>(ref parameters, 0));
        return scale.RestoreCell(standardized);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Freedom<TLanes>(TLanes raw, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Broadcast(1);
        TLanes shifted = raw + TLanes.Broadcast(FreedomShift);
        TLanes share = LaneMath.IfFinite(LineCalls.Sigmoid(shifted), raw);
        TLanes most = TLanes.Broadcast(MostFreedom);
        derivative = most * share * LineCalls.Sigmoid(-shifted);
        return TLanes.MultiplyAdd(most, share, one);
    }
}
