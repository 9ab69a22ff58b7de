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
    public static bool IsScaled => true;

    /// <inheritdoc/>
    public static float Example => 0;

    /// <inheritdoc/>
    public static int Uniforms => RealColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Features(int size) => RealColumnLengths.Features;

    /// <inheritdoc/>
    public static int Parameters(int size) => RealColumnLengths.Parameters;

    /// <inheritdoc/>
    public static int Expectations(int size) => RealColumnLengths.Expectations;

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => true;

    /// <inheritdoc/>
    public static string Need(int size) => "a number";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float features)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.Set(scale.Standardize(x), ref features, 0);

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
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.Get<TLanes>(ref expectations, 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
        => scale.RestoreCell(ScaledNormal.Draw<TLanes>(ref parameters, ref uniforms));
}
