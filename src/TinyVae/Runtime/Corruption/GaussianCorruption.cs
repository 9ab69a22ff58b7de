using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Adds noise from N(0, level²) to each feature.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GaussianCorruption : ICorruption
{
    /// <inheritdoc/>
    public static bool DrawsFromNormal => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Corrupt<TLanes>(TLanes clean, TLanes noise, TLanes level)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(noise, level, clean);
}
