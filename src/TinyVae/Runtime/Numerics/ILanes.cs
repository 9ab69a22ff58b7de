using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TinyVae.Numerics;

/// <summary>
/// Sixteen float lanes: one register of 512 bits, two of 256 or four of 128. Every kernel and function is written once over
/// this interface; what it computes in a lane does not depend on the width, so all widths give the same bits.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TSelf">The implementation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Rows of 16 accumulators that a register tile can hold: 16, 6 or 3.</summary>
    static abstract int TileRows { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Each lane's index, 0 to 15, as a 32-bit integer.</summary>
    static abstract TSelf IndexBits { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    /// <param name="value">The value of every lane.</param>
    static abstract TSelf Broadcast(float value);

    /// <summary>All lanes the float whose bits are <paramref name="bits"/>.</summary>
    /// <param name="bits">The bits of every lane.</param>
    static abstract TSelf BroadcastBits(int bits);

    /// <summary>The 16 floats from <paramref name="offset"/> on.</summary>
    /// <param name="source">The origin of the offset.</param>
    /// <param name="offset">In floats.</param>
    static abstract TSelf Load(ref readonly float source, nuint offset);

    /// <summary>Writes the 16 floats from <paramref name="offset"/> on.</summary>
    /// <param name="value">The lanes to write.</param>
    /// <param name="destination">The origin of the offset.</param>
    /// <param name="offset">In floats.</param>
    static abstract void Store(TSelf value, ref float destination, nuint offset);

    /// <summary>left + right.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>left − right.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>−value.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>left · right.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>left / right, correctly rounded.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>
    /// left / right, correctly rounded like the operator, but by multiplications where they take less time than the hardware's
    /// division: next to a loop's divisions it keeps divider and multipliers busy side by side.
    /// </summary>
    /// <param name="left">0, or at least 2⁻⁷⁹ in absolute value and finite, so that no remainder is denormal.</param>
    /// <param name="right">Above 0, and of a size that leaves the quotient normal.</param>
    static abstract TSelf Quotient(TSelf left, TSelf right);

    /// <summary>The bits that both have.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>The bits that either has.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>The bits that one of both has.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>a·b + c, rounded once where the hardware has a fused multiply-add, twice elsewhere (never by a software call).</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>sum + lanes · source[offset], the scalar broadcast: the inner operation of every register tile.</summary>
    static abstract TSelf AddScaled(TSelf sum, TSelf lanes, ref readonly float source, nuint offset);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The smaller; <paramref name="right"/> where that is NaN. Not defined for NaN on the left or zeros of different sign.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger; <paramref name="right"/> where that is NaN. Not defined for NaN on the left or zeros of different sign.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>All bits set in the lanes where left &lt; right; none where either is NaN.</summary>
    static abstract TSelf LessThan(TSelf left, TSelf right);

    /// <summary>All bits set in the lanes whose index is below <paramref name="count"/>.</summary>
    static abstract TSelf FirstLanes(int count);

    /// <summary>The lanes of <paramref name="ifSet"/> where the mask has all bits set, those of <paramref name="ifClear"/> where none.</summary>
    static abstract TSelf Select(TSelf mask, TSelf ifSet, TSelf ifClear);

    /// <summary>The lanes of <paramref name="ifLess"/> where left &lt; right, those of <paramref name="otherwise"/> elsewhere and where either is NaN.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf ifLess, TSelf otherwise);

    /// <summary>Lanes 0 to 7 of <paramref name="first"/>, then lanes 0 to 7 of <paramref name="second"/>.</summary>
    static abstract TSelf LowerHalves(TSelf first, TSelf second);

    /// <summary>Lanes 8 to 15 of <paramref name="first"/>, then lanes 8 to 15 of <paramref name="second"/>.</summary>
    static abstract TSelf UpperHalves(TSelf first, TSelf second);

    /// <summary>0 in the lanes where |value| &lt; threshold, <paramref name="value"/> elsewhere.</summary>
    static abstract TSelf ZeroBelow(TSelf value, TSelf threshold);

    /// <summary>The sum of the bits as 32-bit integers, wrapping.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The difference of the bits as 32-bit integers, wrapping.</summary>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>The larger of the bits as unsigned 32-bit integers: for absolute values, NaN above infinity above all numbers.</summary>
    static abstract TSelf MaxBits(TSelf left, TSelf right);

    /// <summary>The bits shifted left, by a constant.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>The bits rotated left, by a constant from 1 to 31.</summary>
    static abstract TSelf RotateLeft(TSelf value, [ConstantExpected] byte count);

    /// <summary>The bits shifted right by a constant, zeros following.</summary>
    static abstract TSelf ShiftRightLogical(TSelf value, int count);

    /// <summary>The bits shifted right by a constant, copies of the sign following.</summary>
    static abstract TSelf ShiftRightArithmetic(TSelf value, int count);

    /// <summary>The bits as 32-bit integers, converted to the nearest float.</summary>
    static abstract TSelf ConvertFromInt32(TSelf value);

    /// <summary>The sum of the lanes by halving: lane i + lane i+8, then +4, +2, +1. The same at every width.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>The largest of the lanes' bits as unsigned 32-bit integers.</summary>
    static abstract uint MaxBitsOf(TSelf value);

    /// <summary>Transposes 16 rows of 16 floats, each block contiguous.</summary>
    /// <param name="source">256 floats.</param>
    /// <param name="destination">256 floats elsewhere.</param>
    static abstract void Transpose(ref readonly float source, ref float destination);
}
