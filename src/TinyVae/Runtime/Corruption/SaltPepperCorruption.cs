using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Sets each feature, with the probability that is the level, to 0 or 1, each as likely.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SaltPepperCorruption : ICorruption
{
    /// <inheritdoc/>
    public static bool DrawsFromNormal => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Corrupt<TLanes>(TLanes clean, TLanes noise, TLanes level)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes salted = TLanes.SelectLess(noise, level, TLanes.Broadcast(1), clean);
        return TLanes.SelectLess(noise, level * TLanes.Broadcast(0.5f), TLanes.Zero, salted);
    }
}
