using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// Elementary functions of sixteen lanes: branchless float polynomials, at most 2 units in the last place from the true value
/// for every float, those of the gamma function 4. Where the hardware fuses multiply-adds, the bits are the same at every width.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// Every polynomial is the minimax one of its degree in the error that its comment states, its coefficients rounded to float one
/// by one with the rest fitted anew.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneMath
{
    private const int SignBit = int.MinValue;

    /// <summary>The exponent field, and where it begins.</summary>
    private const int ExponentMask = unchecked((int)0xFF800000);
    private const int MantissaBits = 23;

    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>
    /// 1.5·2²³: adding it rounds a float below 2²² to the nearest integer, which then stands in the lowest bits of the sum;
    /// subtracting it leaves that integer as a float.
    /// </summary>
    private const float RoundToInteger = 12582912f;

    /// <summary>The next step of Horner's scheme: polynomial·x + coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes polynomial, TLanes x, float coefficient)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(polynomial, x, TLanes.Broadcast(coefficient));

    /// <summary>The magnitude with the sign of another value, itself being without sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes WithSignOf<TLanes>(TLanes magnitude, TLanes sign)
        where TLanes : struct, ILanes<TLanes>
        => magnitude | (sign & TLanes.BroadcastBits(SignBit));
}
