using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// log ⅟ₙ Σ exp(vᵢ) of any number of values that come 16 or fewer at a time: their sum relative to the largest so far, so that nothing
/// overflows, in double precision, so that nothing small is lost. The default value has taken none.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// The same bits at every width for values that come in the same portions.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LogMeanExp
{
    private float _largest;
    private double _sum; // of exp(v − largest)
    private long _count;

    /// <summary>Takes the values of the first lanes.</summary>
    /// <param name="values">−∞ counts as a value whose exponential is 0.</param>
    /// <param name="count">Values, 1 to 16.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Add<TLanes>(TLanes values, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> lanes = stackalloc float[Lanes.Count];
        TLanes.Store(values, ref lanes[0], 0);
        float largest = _count == 0 ? float.NegativeInfinity : _largest;
        float peak = largest;
        foreach (float value in lanes[..count])
            peak = Math.Max(peak, value);
        _count += count;
        _largest = peak;
        if (float.IsNegativeInfinity(peak))
            return; // the difference of two infinities would be NaN

        TLanes.Store(LaneMath.ExpNonPositive(TLanes.Broadcast(largest - peak)), ref lanes[0], 0);
        double sum = _sum * lanes[0];
        TLanes.Store(LaneMath.ExpNonPositive(values - TLanes.Broadcast(peak)), ref lanes[0], 0);
        foreach (float term in lanes[..count])
            sum += term;
        _sum = sum;
    }

    /// <summary>log ⅟ₙ Σ exp(vᵢ); NaN where a value was NaN or +∞, or where none came.</summary>
    public readonly float Value<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> lanes = stackalloc float[Lanes.Count];
        TLanes.Store(LaneMath.Log(TLanes.Broadcast((float)(_sum / _count))), ref lanes[0], 0);
        return _largest + lanes[0];
    }
}
