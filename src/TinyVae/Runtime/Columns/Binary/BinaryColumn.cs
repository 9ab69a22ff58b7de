using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Yes or no, 1 or 0: Bernoulli, its logit l from the decoder, log p(x) = x·l − softplus(l).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BinaryColumn : IColumnKind
{
    /// <inheritdoc/>
    public static bool IsScaled => false;

    /// <inheritdoc/>
    public static int Uniforms => BinaryColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => BinaryColumnLengths.Parameters;

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => value is 0 or 1;

    /// <inheritdoc/>
    public static string Need(int size) => "0 or 1";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logit = ColumnLines.Get<TLanes>(ref parameters, 0);
        ColumnLines.Set(x - LaneMath.IfFinite(LaneMath.Sigmoid(logit), logit), ref parameters, 0);
        return TLanes.MultiplyAdd(x, logit, -LaneMath.Softplus(logit));
    }

    /// <summary>σ(l).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logit = ColumnLines.Get<TLanes>(ref parameters, 0);
        ColumnLines.Set(LaneMath.IfFinite(LaneMath.Sigmoid(logit), logit), ref expectations, 0);
    }

    /// <summary>1 where that is more probable.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes probability = ColumnLines.Get<TLanes>(ref expectations, 0);
        return LaneMath.IfFinite(TLanes.SelectLess(TLanes.Broadcast(0.5f), probability, TLanes.Broadcast(1), TLanes.Zero), probability);
    }

    /// <summary>1 where the uniform noise lies below σ(l).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logit = ColumnLines.Get<TLanes>(ref parameters, 0);
        TLanes isOne = TLanes.LessThan(ColumnLines.Get<TLanes>(ref uniforms, 0), LaneMath.Sigmoid(logit));
        return LaneMath.IfFinite(isOne & TLanes.Broadcast(1), logit);
    }
}
