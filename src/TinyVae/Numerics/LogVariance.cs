using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// The smooth bound of every log-variance that leaves a network: the identity within ±10, never beyond ±20, strictly monotonic, so
/// that no variance overflows and no gradient dies. With t = max(|raw| − 10, 0):
/// log σ² = sign(raw)·(min(|raw|, 10) + 10·t / (10 + t)).
/// </summary>
public static class LogVariance
{
    /// <summary>Where the identity ends, and how far the bound lies beyond.</summary>
    private const float Knee = 10f;

    /// <summary>The bounded log-variance.</summary>
    /// <param name="raw">What the network gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Bound<TLanes>(TLanes raw)
        where TLanes : struct, ILanes<TLanes>
    {
        // 10·t / (10 + t) as 10 − 10·(10 / (10 + t)): exactly 0 at t = 0, and no overflow.
        var knee = TLanes.Broadcast(Knee);
        var magnitude = TLanes.Abs(raw);
        var excess = knee - (knee * Damping(magnitude));
        return LaneMath.WithSignOf(TLanes.Min(knee, magnitude) + excess, raw);
    }

    /// <summary>The derivative of <see cref="Bound"/>, (10 / (10 + t))².</summary>
    /// <param name="raw">What the network gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes BoundDerivative<TLanes>(TLanes raw)
        where TLanes : struct, ILanes<TLanes>
    {
        var damping = Damping(TLanes.Abs(raw));
        return damping * damping;
    }

    /// <summary>10 / (10 + t).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Damping<TLanes>(TLanes magnitude)
        where TLanes : struct, ILanes<TLanes>
    {
        // 10 + t is max(|raw|, 10).
        var knee = TLanes.Broadcast(Knee);
        return knee / TLanes.Max(knee, magnitude);
    }
}
