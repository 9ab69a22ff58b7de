using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Numerics;

/// <summary>Sixteen lanes in four registers of 128 bits: NEON, SSE, or no vector hardware at all.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes128 : ILanes<Lanes128>
{
    private readonly Vector128<float> _v0;
    private readonly Vector128<float> _v1;
    private readonly Vector128<float> _v2;
    private readonly Vector128<float> _v3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<float> v0, Vector128<float> v1, Vector128<float> v2, Vector128<float> v3)
    {
        _v0 = v0;
        _v1 = v1;
        _v2 = v2;
        _v3 = v3;
    }

    /// <summary>Whether neither of the wider ones is preferred.</summary>
    public static bool IsPreferred => !Lanes512.IsPreferred && !Lanes256.IsPreferred;

    /// <inheritdoc/>
    // Six rows need 24 accumulators, so only a file of 32 registers holds them.
    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.Arm64.IsSupported || Avx512F.VL.IsSupported ? 6 : 3;
    }

    /// <inheritdoc/>
    public static Lanes128 Zero => default;

    /// <inheritdoc/>
    public static Lanes128 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            Vector128<int>.Indices.AsSingle(),
            (Vector128<int>.Indices + Vector128.Create(4)).AsSingle(),
            (Vector128<int>.Indices + Vector128.Create(8)).AsSingle(),
            (Vector128<int>.Indices + Vector128.Create(12)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value)
    {
        var all = Vector128.Create(value);
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 BroadcastBits(int bits)
    {
        var all = Vector128.Create(bits).AsSingle();
        return new(all, all, all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref readonly float source, nuint offset) => new(
        Vector128.LoadUnsafe(in source, offset),
        Vector128.LoadUnsafe(in source, offset + 4),
        Vector128.LoadUnsafe(in source, offset + 8),
        Vector128.LoadUnsafe(in source, offset + 12));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref float destination, nuint offset)
    {
        value._v0.StoreUnsafe(ref destination, offset);
        value._v1.StoreUnsafe(ref destination, offset + 4);
        value._v2.StoreUnsafe(ref destination, offset + 8);
        value._v3.StoreUnsafe(ref destination, offset + 12);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) =>
        new(left._v0 + right._v0, left._v1 + right._v1, left._v2 + right._v2, left._v3 + right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) =>
        new(left._v0 - right._v0, left._v1 - right._v1, left._v2 - right._v2, left._v3 - right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 value) => new(-value._v0, -value._v1, -value._v2, -value._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) =>
        new(left._v0 * right._v0, left._v1 * right._v1, left._v2 * right._v2, left._v3 * right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) =>
        new(left._v0 / right._v0, left._v1 / right._v1, left._v2 / right._v2, left._v3 / right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Quotient(Lanes128 left, Lanes128 right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 left, Lanes128 right) =>
        new(left._v0 & right._v0, left._v1 & right._v1, left._v2 & right._v2, left._v3 & right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator |(Lanes128 left, Lanes128 right) =>
        new(left._v0 | right._v0, left._v1 | right._v1, left._v2 | right._v2, left._v3 | right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator ^(Lanes128 left, Lanes128 right) =>
        new(left._v0 ^ right._v0, left._v1 ^ right._v1, left._v2 ^ right._v2, left._v3 ^ right._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(
        Vector128.MultiplyAddEstimate(a._v0, b._v0, c._v0),
        Vector128.MultiplyAddEstimate(a._v1, b._v1, c._v1),
        Vector128.MultiplyAddEstimate(a._v2, b._v2, c._v2),
        Vector128.MultiplyAddEstimate(a._v3, b._v3, c._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AddScaled(Lanes128 sum, Lanes128 lanes, ref readonly float source, nuint offset) =>
        MultiplyAdd(lanes, Broadcast(Unsafe.Add(ref Unsafe.AsRef(in source), offset)), sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 value) =>
        new(Vector128.Abs(value._v0), Vector128.Abs(value._v1), Vector128.Abs(value._v2), Vector128.Abs(value._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 value) => new(
        Vector128.Sqrt(value._v0),
        Vector128.Sqrt(value._v1),
        Vector128.Sqrt(value._v2),
        Vector128.Sqrt(value._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) => new(
        Vector128.MinNative(left._v0, right._v0),
        Vector128.MinNative(left._v1, right._v1),
        Vector128.MinNative(left._v2, right._v2),
        Vector128.MinNative(left._v3, right._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) => new(
        Vector128.MaxNative(left._v0, right._v0),
        Vector128.MaxNative(left._v1, right._v1),
        Vector128.MaxNative(left._v2, right._v2),
        Vector128.MaxNative(left._v3, right._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LessThan(Lanes128 left, Lanes128 right) => new(
        Vector128.LessThan(left._v0, right._v0),
        Vector128.LessThan(left._v1, right._v1),
        Vector128.LessThan(left._v2, right._v2),
        Vector128.LessThan(left._v3, right._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 FirstLanes(int count) => new(
        Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle(),
        Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count - 4)).AsSingle(),
        Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count - 8)).AsSingle(),
        Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count - 12)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 ifSet, Lanes128 ifClear) => new(
        Vector128.ConditionalSelect(mask._v0, ifSet._v0, ifClear._v0),
        Vector128.ConditionalSelect(mask._v1, ifSet._v1, ifClear._v1),
        Vector128.ConditionalSelect(mask._v2, ifSet._v2, ifClear._v2),
        Vector128.ConditionalSelect(mask._v3, ifSet._v3, ifClear._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SelectLess(Lanes128 left, Lanes128 right, Lanes128 ifLess, Lanes128 otherwise) =>
        Select(LessThan(left, right), ifLess, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LowerHalves(Lanes128 first, Lanes128 second) => new(first._v0, first._v1, second._v0, second._v1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 UpperHalves(Lanes128 first, Lanes128 second) => new(first._v2, first._v3, second._v2, second._v3);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ZeroBelow(Lanes128 value, Lanes128 threshold)
    {
        Lanes128 isBelow = LessThan(Abs(value), threshold);
        return new(
            Vector128.AndNot(value._v0, isBelow._v0),
            Vector128.AndNot(value._v1, isBelow._v1),
            Vector128.AndNot(value._v2, isBelow._v2),
            Vector128.AndNot(value._v3, isBelow._v3));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AddBits(Lanes128 left, Lanes128 right) => new(
        (left._v0.AsInt32() + right._v0.AsInt32()).AsSingle(),
        (left._v1.AsInt32() + right._v1.AsInt32()).AsSingle(),
        (left._v2.AsInt32() + right._v2.AsInt32()).AsSingle(),
        (left._v3.AsInt32() + right._v3.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SubtractBits(Lanes128 left, Lanes128 right) => new(
        (left._v0.AsInt32() - right._v0.AsInt32()).AsSingle(),
        (left._v1.AsInt32() - right._v1.AsInt32()).AsSingle(),
        (left._v2.AsInt32() - right._v2.AsInt32()).AsSingle(),
        (left._v3.AsInt32() - right._v3.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MaxBits(Lanes128 left, Lanes128 right) => new(
        Vector128.Max(left._v0.AsUInt32(), right._v0.AsUInt32()).AsSingle(),
        Vector128.Max(left._v1.AsUInt32(), right._v1.AsUInt32()).AsSingle(),
        Vector128.Max(left._v2.AsUInt32(), right._v2.AsUInt32()).AsSingle(),
        Vector128.Max(left._v3.AsUInt32(), right._v3.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftLeft(Lanes128 value, int count) => new(
        Vector128.ShiftLeft(value._v0.AsUInt32(), count).AsSingle(),
        Vector128.ShiftLeft(value._v1.AsUInt32(), count).AsSingle(),
        Vector128.ShiftLeft(value._v2.AsUInt32(), count).AsSingle(),
        Vector128.ShiftLeft(value._v3.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 RotateLeft(Lanes128 value, [ConstantExpected] byte count) => Avx512F.VL.IsSupported
        ? new(
            Avx512F.VL.RotateLeft(value._v0.AsUInt32(), count).AsSingle(),
            Avx512F.VL.RotateLeft(value._v1.AsUInt32(), count).AsSingle(),
            Avx512F.VL.RotateLeft(value._v2.AsUInt32(), count).AsSingle(),
            Avx512F.VL.RotateLeft(value._v3.AsUInt32(), count).AsSingle())
        : ShiftLeft(value, count) | ShiftRightLogical(value, 32 - count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRightLogical(Lanes128 value, int count) => new(
        Vector128.ShiftRightLogical(value._v0.AsUInt32(), count).AsSingle(),
        Vector128.ShiftRightLogical(value._v1.AsUInt32(), count).AsSingle(),
        Vector128.ShiftRightLogical(value._v2.AsUInt32(), count).AsSingle(),
        Vector128.ShiftRightLogical(value._v3.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftRightArithmetic(Lanes128 value, int count) => new(
        Vector128.ShiftRightArithmetic(value._v0.AsInt32(), count).AsSingle(),
        Vector128.ShiftRightArithmetic(value._v1.AsInt32(), count).AsSingle(),
        Vector128.ShiftRightArithmetic(value._v2.AsInt32(), count).AsSingle(),
        Vector128.ShiftRightArithmetic(value._v3.AsInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ConvertFromInt32(Lanes128 value) => new(
        Vector128.ConvertToSingle(value._v0.AsInt32()),
        Vector128.ConvertToSingle(value._v1.AsInt32()),
        Vector128.ConvertToSingle(value._v2.AsInt32()),
        Vector128.ConvertToSingle(value._v3.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes128 value) => SumOf4(value._v0 + value._v2 + (value._v1 + value._v3));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MaxBitsOf(Lanes128 value)
    {
        var low = Vector128.Max(value._v0.AsUInt32(), value._v1.AsUInt32());
        var high = Vector128.Max(value._v2.AsUInt32(), value._v3.AsUInt32());
        return MaxBitsOf4(Vector128.Max(low, high));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref readonly float source, ref float destination) =>
        BlockTranspose.In128(in source, ref destination);

    /// <summary>The rest of <see cref="Sum"/>, once 16 lanes are 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SumOf4(Vector128<float> value)
    {
        value += Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
        return value.ToScalar() + value.GetElement(1);
    }

    /// <summary>The rest of <see cref="MaxBitsOf"/>, once 16 lanes are 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint MaxBitsOf4(Vector128<uint> value)
    {
        value = Vector128.Max(value, Vector128.Shuffle(value, Vector128.Create(2u, 3u, 0u, 1u)));
        return Math.Max(value.ToScalar(), value.GetElement(1));
    }
}
