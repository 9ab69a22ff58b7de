using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// The smooth bound of every log-variance that leaves a network: the identity within ±10, never beyond ±20, strictly monotonic, so
/// that no variance overflows and no gradient dies. With t = max(|raw| − 10, 0):
/// log σ² = sign(raw)·(min(|raw|, 10) + 10·t / (10 + t)); NaN where raw is not finite.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogVariance
{
    /// <summary>Where the identity ends, and how far the bound lies beyond.</summary>
    private const float Knee = 10f;

    /// <summary>The bounded log-variance.</summary>
    /// <param name="raw">What the network gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bound<TLanes>(TLanes raw)
        where TLanes : struct, ILanes<TLanes>
        => Bound(raw, out _);

    /// <summary>The bounded log-variance, and the derivative of the bound.</summary>
    /// <param name="raw">What the network gave.</param>
    /// <param name="derivative">(10 / (10 + t))².</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bound<TLanes>(TLanes raw, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        // 10·t / (10 + t) as 10 − 10·(10 / (10 + t)): exactly 0 at t = 0, and no overflow.
        var knee = TLanes.Broadcast(Knee);
        var magnitude = TLanes.Abs(raw);
        var damping = knee / TLanes.Max(knee, magnitude); // 10 + t is max(|raw|, 10)
        derivative = damping * damping;
        return LaneMath.IfFinite(LaneMath.WithSignOf(TLanes.Min(knee, magnitude) + (knee - (knee * damping)), raw), raw);
    }
}
