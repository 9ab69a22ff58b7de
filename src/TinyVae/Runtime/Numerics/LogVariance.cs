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
        => SmoothBound.Apply(raw, Knee, out derivative);
}
