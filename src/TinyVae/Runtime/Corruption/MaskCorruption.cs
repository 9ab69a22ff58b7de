using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Sets each feature to 0 with the probability that is the level.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MaskCorruption : ICorruption
{
    /// <inheritdoc/>
    public static bool DrawsFromNormal => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Corrupt<TLanes>(TLanes clean, TLanes noise, TLanes level)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.SelectLess(noise, level, TLanes.Zero, clean);
}
