using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A real number: the normal density of (x − m)/s, mean and log-variance from the decoder, and log p(x) = log N((x − m)/s; μ, σ²) − log s.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RealColumn : IColumnKind
{
    /// <inheritdoc/>
    public static int Uniforms => RealColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Parameters(int size) => RealColumnLengths.Parameters;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
        => ScaledNormal.LogDensity(scale.Standardize(x), ref parameters) - scale.Log;

    /// <summary>m + s·μ.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.Set(scale.RestoreCell(ColumnLines.Get<TLanes>(ref parameters, 0)), ref expectations, 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
        => scale.RestoreCell(ScaledNormal.Draw<TLanes>(ref parameters, ref uniforms));
}
