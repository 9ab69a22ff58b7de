using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A posterior q(z|x) at inference: the heads that the encoder gave are read and stay as they are.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPosterior
{
    /// <summary>Whether q has a density, and log q(z|x) a value: a plain autoencoder's posterior is a point.</summary>
    static abstract bool HasDensity { get; }

    /// <summary>z = E[z|x].</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="z">The first panel of z; 0 in the lanes beyond the units.</param>
    static abstract void Mean<TLanes>(PosteriorRows encoded, int rows, ref float z)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>log Var[z|x] of each unit; −∞ for a point.</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="logVariance">The first panel of the result, laid out as z.</param>
    static abstract void LogVariance<TLanes>(PosteriorRows encoded, int rows, ref float logVariance)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Draws z from q(z|x): one for each row, or some for one row.</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="headStep">Rows of heads from one draw to the next: 1, or 0 where all draws are of the first row.</param>
    /// <param name="draws">Draws.</param>
    /// <param name="noise">The first panel of draws from N(0, 1), laid out as z.</param>
    /// <param name="z">The first panel of z; 0 in the lanes beyond the units.</param>
    /// <param name="kl">Whether a divergence is that of the row's posterior in closed form, or of the draw alone.</param>
    /// <param name="divergences">KL(q(z|x) ‖ N(0, I)), or log q(z|x) − log N(z; 0, I), in nats: one float a draw.</param>
    static abstract void Draw<TLanes>(
        PosteriorRows encoded, int headStep, int draws, ref float noise, ref float z, Kl kl, ref float divergences)
        where TLanes : struct, ILanes<TLanes>;
}
