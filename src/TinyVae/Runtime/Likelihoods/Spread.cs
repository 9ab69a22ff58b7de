using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>How far the values of each lane spread: the s of a density that depends on (x − μ)/s or (x − μ)²/s.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The lanes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Spread<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>log s, which <see cref="LogVariance"/> bounds.</summary>
    public readonly TLanes Log;

    /// <summary>1/s.</summary>
    public readonly TLanes Inverse;

    /// <summary>∂ log s / ∂ what the network gave.</summary>
    public readonly TLanes Derivative;

    /// <summary>The spread that a network gave.</summary>
    /// <param name="raw">log s before its bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Spread(TLanes raw)
    {
        Log = LogVariance.Bound(raw, out Derivative);
        Inverse = LaneMath.ExpModerate(-Log);
    }
}
