using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A normalizing flow of the posterior (Rezende and Mohamed, 2015): invertible steps z = f_K ∘ … ∘ f₁(z₀) after the draw of z₀, with
/// log q(z|x) = log q₀(z₀|x) − log |det ∂z/∂z₀|. What the posterior computes is the divergence of z₀ from N(0, I); a flow adds its
/// <em>term</em>, ½(‖z‖² − ‖z₀‖²) − log |det ∂z/∂z₀|, which makes it that of z. The steps are independent of the data, and learned.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFlow
{
    /// <summary>The parameters that a flow starts from: near the identity, so that training begins with the posterior as it is without.</summary>
    /// <param name="parameters">The flow's parameters; padding becomes 0.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="seed">Key of the draws. A step's depend on it, the step and the units.</param>
    static abstract void Initialize(Span<float> parameters, int units, ulong seed);

    /// <summary>z₀ → z, and each draw's term.</summary>
    /// <param name="parameters">The flow's parameters.</param>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="drawn">The first panel of z₀.</param>
    /// <param name="z">The first panel of z, which may be that of z₀; 0 in the lanes beyond the units.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="terms">One float a draw, in nats, which the term is added to; a null reference where nobody wants it.</param>
    /// <param name="saved">
    /// Lines of one float a draw, which the gradients need: draw 0 of the first. Whole 16 draws are written. A null reference at inference.
    /// </param>
    /// <param name="savedStride">Floats from one line to the next.</param>
    /// <param name="scratch">Memory to work in.</param>
    static abstract void Forward<TLanes>(
        ref float parameters,
        int steps,
        int units,
        ref float drawn,
        ref float z,
        int stride,
        int draws,
        ref float terms,
        ref float saved,
        int savedStride,
        ref float scratch)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The gradient of the loss L by z becomes that by z₀, with the terms' parts by both.</summary>
    /// <param name="parameters">The flow's parameters.</param>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="drawn">The first panel of z₀.</param>
    /// <param name="z">The first panel of z.</param>
    /// <param name="gradient">The first panel of ∂L/∂z by way of what reads z, which becomes that of z₀.</param>
    /// <param name="stride">Floats from one panel to the next, in all three.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="weights">What each draw's term counts in L: one float a draw.</param>
    /// <param name="outer">
    /// <c>[units/16][savedStride][16]</c>: becomes ∂L/∂z with the terms' part, ∂L/∂z + weight·z, for the gradients of the parameters.
    /// </param>
    /// <param name="saved">As <see cref="Forward"/> left it; becomes what the gradients of the parameters need of each draw.</param>
    /// <param name="savedStride">Floats from one line of it to the next.</param>
    /// <param name="scratch">Memory to work in.</param>
    /// <returns>Lanes of which the largest, times the draws, no gradient of a parameter exceeds; NaN where one could be.</returns>
    static abstract TLanes Gradient<TLanes>(
        ref float parameters,
        int steps,
        int units,
        ref float drawn,
        ref float z,
        ref float gradient,
        int stride,
        int draws,
        ref float weights,
        ref float outer,
        ref float saved,
        int savedStride,
        ref float scratch)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Keeps of the steps, before any parameter changes, what the gradients of all need.</summary>
    /// <param name="parameters">The flow's parameters.</param>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="prepared">Where to.</param>
    static abstract void Prepare<TLanes>(ref float parameters, int steps, int units, ref float prepared)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The gradients of the parameters, handed to the update. A team shares the steps.</summary>
    /// <param name="prepared">As <see cref="Prepare"/> left it.</param>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="drawn">The first panel of z₀.</param>
    /// <param name="stride">Floats from one of its panels to the next.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="outer">As <see cref="Gradient"/> left it.</param>
    /// <param name="saved">As <see cref="Gradient"/> left it.</param>
    /// <param name="savedStride">Floats from one line of it to the next.</param>
    /// <param name="scratch">Memory to work in.</param>
    /// <param name="member">Who of the team this is.</param>
    /// <param name="update">What takes the gradients; those of padding are 0.</param>
    /// <param name="offset">Where the flow's parameters lie in the flat parameters, in floats.</param>
    /// <param name="parameterLength">Floats of all parameters, which the team shares.</param>
    static abstract void WeightGradient<TLanes, TUpdate>(
        ref float prepared,
        int steps,
        int units,
        ref float drawn,
        int stride,
        int draws,
        ref float outer,
        ref float saved,
        int savedStride,
        ref float scratch,
        TeamMember member,
        in TUpdate update,
        int offset,
        int parameterLength)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct;
}
