using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Takes each cell away, NaN in its place, with the probability that is the level (Xu et al., "Donut", WWW 2018, section 3.3).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MissingCorruption : ICorruption
{
    /// <inheritdoc/>
    public static bool DrawsFromNormal => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Corrupt<TLanes>(TLanes clean, TLanes noise, TLanes level)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(noise, level, TLanes.Broadcast(float.NaN), clean);
}
