using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A corruption of what a denoising model reads (Vincent et al., "Extracting and composing robust features", ICML 2008).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICorruption
{
    /// <summary>Whether the noise is from N(0, 1); otherwise it is uniform in (0, 1).</summary>
    static abstract bool DrawsFromNormal { get; }

    /// <summary>The corrupted features; 0 where the clean value and the noise are 0.</summary>
    /// <param name="clean">The clean features.</param>
    /// <param name="noise">The noise that <see cref="DrawsFromNormal"/> asks for.</param>
    /// <param name="level">How much to corrupt.</param>
    static abstract TLanes Corrupt<TLanes>(TLanes clean, TLanes noise, TLanes level)
        where TLanes : struct, ILanes<TLanes>;
}
