using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Numerics;

/// <summary>Sixteen lanes in one register of 512 bits.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes512 : ILanes<Lanes512>
{
    private readonly Vector512<float> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<float> v) => _v = v;

    /// <summary>Whether the processor and the runtime settings favour this width.</summary>
    public static bool IsPreferred => Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    public static int TileRows => 16;

    /// <inheritdoc/>
    public static Lanes512 Zero => default;

    /// <inheritdoc/>
    public static Lanes512 IndexBits => new(Vector512<int>.Indices.AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 BroadcastBits(int bits) => new(Vector512.Create(bits).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly float source, nuint offset) => new(Vector512.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref float destination, nuint offset) => value._v.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left._v + right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left._v - right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 value) => new(-value._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left._v * right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left._v / right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Quotient(Lanes512 left, Lanes512 right)
    {
        if (!Avx512F.IsSupported)
            return left / right;

        // Two Newton steps from an estimate of 14 bits round 1/right correctly, the first rounded upwards for the sake of a significand of
        // ones only; then Markstein's correction rounds the quotient correctly, for the remainder of a fused multiply-add is exact
        // (IBM Journal of Research and Development 34(1), 1990).
        Vector512<float> divisor = right._v;
        Vector512<float> reciprocal = Avx512F.Reciprocal14(divisor);
        Vector512<float> error = Avx512F.FusedMultiplyAddNegated(divisor, reciprocal, Vector512<float>.One);
        reciprocal = Avx512F.FusedMultiplyAdd(error, reciprocal, reciprocal, FloatRoundingMode.ToPositiveInfinity);
        error = Avx512F.FusedMultiplyAddNegated(divisor, reciprocal, Vector512<float>.One);
        reciprocal = Avx512F.FusedMultiplyAdd(error, reciprocal, reciprocal);
        Vector512<float> quotient = left._v * reciprocal;
        Vector512<float> remainder = Avx512F.FusedMultiplyAddNegated(divisor, quotient, left._v);
        return new(Avx512F.FusedMultiplyAdd(remainder, reciprocal, quotient));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new(left._v & right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new(left._v | right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new(left._v ^ right._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.MultiplyAddEstimate(a._v, b._v, c._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddScaled(Lanes512 sum, Lanes512 lanes, ref readonly float source, nuint offset) =>
        new(Vector512.MultiplyAddEstimate(lanes._v, Vector512.Create(Unsafe.Add(ref Unsafe.AsRef(in source), offset)), sum._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 value) => new(Vector512.Abs(value._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) => new(Vector512.MinNative(left._v, right._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) => new(Vector512.MaxNative(left._v, right._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LessThan(Lanes512 left, Lanes512 right) => new(Vector512.LessThan(left._v, right._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 FirstLanes(int count) => new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 ifSet, Lanes512 ifClear) =>
        new(Vector512.ConditionalSelect(mask._v, ifSet._v, ifClear._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SelectLess(Lanes512 left, Lanes512 right, Lanes512 ifLess, Lanes512 otherwise) =>
        // In one expression, so that the comparison's mask register serves the selection.
        new(Vector512.ConditionalSelect(Vector512.LessThan(left._v, right._v), ifLess._v, otherwise._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LowerHalves(Lanes512 first, Lanes512 second) => Avx512F.IsSupported
        ? new(Avx512F.Shuffle4x128(first._v, second._v, 0b01_00_01_00))
        : new(Vector512.Create(first._v.GetLower(), second._v.GetLower()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 UpperHalves(Lanes512 first, Lanes512 second) => Avx512F.IsSupported
        ? new(Avx512F.Shuffle4x128(first._v, second._v, 0b11_10_11_10))
        : new(Vector512.Create(first._v.GetUpper(), second._v.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ZeroBelow(Lanes512 value, Lanes512 threshold) =>
        SelectLess(Abs(value), threshold, Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddBits(Lanes512 left, Lanes512 right) => new((left._v.AsInt32() + right._v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SubtractBits(Lanes512 left, Lanes512 right) => new((left._v.AsInt32() - right._v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MaxBits(Lanes512 left, Lanes512 right) => new(Vector512.Max(left._v.AsUInt32(), right._v.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftLeft(Lanes512 value, int count) =>
        new(Vector512.ShiftLeft(value._v.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 RotateLeft(Lanes512 value, [ConstantExpected] byte count) => Avx512F.IsSupported
        ? new(Avx512F.RotateLeft(value._v.AsUInt32(), count).AsSingle())
        : ShiftLeft(value, count) | ShiftRightLogical(value, 32 - count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRightLogical(Lanes512 value, int count) =>
        new(Vector512.ShiftRightLogical(value._v.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftRightArithmetic(Lanes512 value, int count) =>
        new(Vector512.ShiftRightArithmetic(value._v.AsInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ConvertFromInt32(Lanes512 value) => new(Vector512.ConvertToSingle(value._v.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes512 value) => Lanes256.SumOf8(value._v.GetLower() + value._v.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MaxBitsOf(Lanes512 value) =>
        Lanes256.MaxBitsOf8(Vector256.Max(value._v.GetLower().AsUInt32(), value._v.GetUpper().AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref readonly float source, ref float destination) =>
        BlockTranspose.In512(in source, ref destination);
}
