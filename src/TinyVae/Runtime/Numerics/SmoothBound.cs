using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// A smooth bound: the identity within ±k, never beyond ±2k, strictly monotonic, so that no gradient dies. With t = max(|raw| − k, 0):
/// sign(raw)·(min(|raw|, k) + k·t / (k + t)); NaN where raw is not finite.
/// </summary>
internal static class SmoothBound
{
    /// <summary>The bounded value, and the derivative of the bound.</summary>
    /// <param name="raw">What the network gave.</param>
    /// <param name="knee">k.</param>
    /// <param name="derivative">(k / (k + t))².</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes raw, float knee, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        // k·t / (k + t) as k − k·(k / (k + t)): exactly 0 at t = 0, and no overflow.
        var k = TLanes.Broadcast(knee);
        var magnitude = TLanes.Abs(raw);
        var damping = k / TLanes.Max(k, magnitude); // k + t is max(|raw|, k)
        derivative = damping * damping;
        return LaneMath.IfFinite(LaneMath.WithSignOf(TLanes.Min(k, magnitude) + (k - (k * damping)), raw), raw);
    }
}
