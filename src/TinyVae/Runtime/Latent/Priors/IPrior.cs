using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A learned prior p(z). What the rest of a model computes is relative to N(0, I), so a prior adds its <em>term</em>
/// log N(z; 0, I) − log p(z) to the divergence of each draw: log q(z|x) − log p(z) = log q(z|x) − log N(z; 0, I) + term.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPrior
{
    /// <summary>Adds log N(z; 0, I) − log p(z) of each draw.</summary>
    /// <param name="z">The first panel of z, 0 in the lanes beyond the units.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="draws">Draws of z.</param>
    /// <param name="terms">One float a draw, in nats, to add to.</param>
    void AddTerms<TLanes>(ref float z, int stride, int draws, ref float terms)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>As <see cref="AddTerms"/>, with what the gradient needs.</summary>
    /// <param name="z">The first panel of z, 0 in the lanes beyond the units.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="draws">Draws of z.</param>
    /// <param name="terms">One float a draw, in nats, to add to.</param>
    /// <param name="saved">Lines of one float a draw, of whole 16 draws.</param>
    /// <param name="savedStride">Floats from one line to the next.</param>
    /// <returns>What the gradient of no parameter by a term can exceed, in lanes.</returns>
    TLanes AddTermsSaving<TLanes>(ref float z, int stride, int draws, ref float terms, ref float saved, int savedStride)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Adds the gradient of each draw's term to that of z.</summary>
    /// <param name="z">The first panel of z.</param>
    /// <param name="dz">The first panel of the loss's gradient by z, to add to.</param>
    /// <param name="stride">Floats from one panel to the next, of both.</param>
    /// <param name="draws">Draws of z.</param>
    /// <param name="weights">What each draw's term counts in the loss.</param>
    /// <param name="saved">As <see cref="AddTermsSaving"/> left it; becomes what the gradients of the parameters need.</param>
    /// <param name="savedStride">Floats from one line of it to the next.</param>
    void Gradient<TLanes>(ref float z, ref float dz, int stride, int draws, ref float weights, ref float saved, int savedStride)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The gradients of the parameters, summed over all draws. A team shares them.</summary>
    /// <param name="z">The first panel of z.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="draws">Draws of z.</param>
    /// <param name="saved">As <see cref="Gradient"/> left it.</param>
    /// <param name="savedStride">Floats from one line of it to the next.</param>
    /// <param name="member">Who of the team this is.</param>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="offset">Where the parameters lie in the flat parameters, in floats.</param>
    void WeightGradient<TLanes, TUpdate>(
        ref float z, int stride, int draws, ref float saved, int savedStride, TeamMember member, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct;

    /// <summary>Turns noise from N(0, 1) into draws of z.</summary>
    /// <param name="key">The key of what is chosen besides.</param>
    /// <param name="firstRow">The global index of local row 0: even.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="z">The first panel: noise, then z.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    void Draw<TLanes>(RandomKey key, int firstRow, int rows, ref float z, int stride)
        where TLanes : struct, ILanes<TLanes>;
}
