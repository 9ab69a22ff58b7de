using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Numerics;

/// <summary>Sixteen lanes in two registers of 256 bits.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lanes256 : ILanes<Lanes256>
{
    private readonly Vector256<float> _low;
    private readonly Vector256<float> _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<float> low, Vector256<float> high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>Whether this is the widest that the processor and the runtime settings favour.</summary>
    public static bool IsPreferred
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Lanes512.IsPreferred && Vector<float>.Count >= 8;
    }

    /// <inheritdoc/>
    // Six rows take 12 of AVX2's 16 registers; the weights take two more and the broadcast input one.
    public static int TileRows => 6;

    /// <inheritdoc/>
    public static Lanes256 Zero => default;

    /// <inheritdoc/>
    public static Lanes256 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            Vector256<int>.Indices.AsSingle(),
            (Vector256<int>.Indices + Vector256.Create(8)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value)
    {
        var all = Vector256.Create(value);
        return new(all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 BroadcastBits(int bits)
    {
        var all = Vector256.Create(bits).AsSingle();
        return new(all, all);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly float source, nuint offset) =>
        new(Vector256.LoadUnsafe(in source, offset), Vector256.LoadUnsafe(in source, offset + 8));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref float destination, nuint offset)
    {
        value._low.StoreUnsafe(ref destination, offset);
        value._high.StoreUnsafe(ref destination, offset + 8);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._low + right._low, left._high + right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._low - right._low, left._high - right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 value) => new(-value._low, -value._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._low * right._low, left._high * right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._low / right._low, left._high / right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Quotient(Lanes256 left, Lanes256 right) => left / right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new(left._low & right._low, left._high & right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => new(left._low | right._low, left._high | right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new(left._low ^ right._low, left._high ^ right._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(
        Vector256.MultiplyAddEstimate(a._low, b._low, c._low),
        Vector256.MultiplyAddEstimate(a._high, b._high, c._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddScaled(Lanes256 sum, Lanes256 lanes, ref readonly float source, nuint offset) =>
        MultiplyAdd(lanes, Broadcast(Unsafe.Add(ref Unsafe.AsRef(in source), offset)), sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 value) => new(Vector256.Abs(value._low), Vector256.Abs(value._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._low), Vector256.Sqrt(value._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) =>
        new(Vector256.MinNative(left._low, right._low), Vector256.MinNative(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) =>
        new(Vector256.MaxNative(left._low, right._low), Vector256.MaxNative(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LessThan(Lanes256 left, Lanes256 right) =>
        new(Vector256.LessThan(left._low, right._low), Vector256.LessThan(left._high, right._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 FirstLanes(int count) => new(
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle(),
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count - 8)).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 ifSet, Lanes256 ifClear) => new(
        Vector256.ConditionalSelect(mask._low, ifSet._low, ifClear._low),
        Vector256.ConditionalSelect(mask._high, ifSet._high, ifClear._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SelectLess(Lanes256 left, Lanes256 right, Lanes256 ifLess, Lanes256 otherwise) =>
        Select(LessThan(left, right), ifLess, otherwise);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LowerHalves(Lanes256 first, Lanes256 second) => new(first._low, second._low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 UpperHalves(Lanes256 first, Lanes256 second) => new(first._high, second._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ZeroBelow(Lanes256 value, Lanes256 threshold)
    {
        Lanes256 isBelow = LessThan(Abs(value), threshold);
        return new(Vector256.AndNot(value._low, isBelow._low), Vector256.AndNot(value._high, isBelow._high));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddBits(Lanes256 left, Lanes256 right) => new(
        (left._low.AsInt32() + right._low.AsInt32()).AsSingle(),
        (left._high.AsInt32() + right._high.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SubtractBits(Lanes256 left, Lanes256 right) => new(
        (left._low.AsInt32() - right._low.AsInt32()).AsSingle(),
        (left._high.AsInt32() - right._high.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MaxBits(Lanes256 left, Lanes256 right) => new(
        Vector256.Max(left._low.AsUInt32(), right._low.AsUInt32()).AsSingle(),
        Vector256.Max(left._high.AsUInt32(), right._high.AsUInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftLeft(Lanes256 value, int count) => new(
        Vector256.ShiftLeft(value._low.AsUInt32(), count).AsSingle(),
        Vector256.ShiftLeft(value._high.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 RotateLeft(Lanes256 value, [ConstantExpected] byte count) => Avx512F.VL.IsSupported
        ? new(
            Avx512F.VL.RotateLeft(value._low.AsUInt32(), count).AsSingle(),
            Avx512F.VL.RotateLeft(value._high.AsUInt32(), count).AsSingle())
        : ShiftLeft(value, count) | ShiftRightLogical(value, 32 - count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRightLogical(Lanes256 value, int count) => new(
        Vector256.ShiftRightLogical(value._low.AsUInt32(), count).AsSingle(),
        Vector256.ShiftRightLogical(value._high.AsUInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRightArithmetic(Lanes256 value, int count) => new(
        Vector256.ShiftRightArithmetic(value._low.AsInt32(), count).AsSingle(),
        Vector256.ShiftRightArithmetic(value._high.AsInt32(), count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ConvertFromInt32(Lanes256 value) =>
        new(Vector256.ConvertToSingle(value._low.AsInt32()), Vector256.ConvertToSingle(value._high.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes256 value) => SumOf8(value._low + value._high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint MaxBitsOf(Lanes256 value) => MaxBitsOf8(Vector256.Max(value._low.AsUInt32(), value._high.AsUInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref readonly float source, ref float destination) =>
        BlockTranspose.In256(in source, ref destination);

    /// <summary>The rest of <see cref="Sum"/>, once 16 lanes are 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SumOf8(Vector256<float> value) => Lanes128.SumOf4(value.GetLower() + value.GetUpper());

    /// <summary>The rest of <see cref="MaxBitsOf"/>, once 16 lanes are 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint MaxBitsOf8(Vector256<uint> value) =>
        Lanes128.MaxBitsOf4(Vector128.Max(value.GetLower(), value.GetUpper()));
}
