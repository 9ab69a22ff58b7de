using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

public static partial class LaneMath
{
    /// <summary>
    /// <paramref name="value"/>, to the bit, where <paramref name="x"/> is finite, and NaN where it is NaN or infinite: value + 0·x. For
    /// functions that saturate or compare, which would make an ordinary number of infinity or of NaN: tanh ∞ is 1.
    /// </summary>
    /// <param name="value">A function of x; not −0 where x is above 0.</param>
    /// <param name="x">What it was computed from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IfFinite<TLanes>(TLanes value, TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(TLanes.Zero, x, value);
}
