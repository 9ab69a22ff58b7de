using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// One update by Adam with decoupled weight decay (Loshchilov and Hutter, 2019, algorithm 2), λ multiplied by the learning rate as
/// PyTorch does: w ← (1 − αλ)w − α·m̂ / (√v̂ + ε), m̂ and v̂ as in <see cref="Kernels.Adam"/>.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="adam">The moments and the step.</param>
/// <param name="decay">αλ: the part of a weight that decays.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct AdamW(Adam adam, double decay)
{
    internal readonly Adam Adam = adam;
    internal readonly float Kept = (float)(1 - decay);

    /// <summary>The same update with its settings in every lane.</summary>
    public AdamWLanes<TLanes> Broadcast<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => new(this);
}
