using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A likelihood p(x|z) of whole rows, over panels of features: <c>[features/16][rows][16]</c>. What stands in the lanes of the data behind
/// the features, a condition for example, is without influence.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILikelihood
{
    /// <summary>Throws where the likelihood has no density for the data, before anything is computed.</summary>
    /// <param name="x">[rows, features + trailing], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <param name="trailing">Floats of each row behind its features, which are not looked at.</param>
    /// <exception cref="ArgumentException">A value is not what the likelihood needs; the message names its row and feature.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    static abstract void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0);

    /// <summary>Throws where data mean nothing to the encoder; unless a likelihood says otherwise, all numbers mean something.</summary>
    /// <param name="x">[rows, features + trailing], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <param name="trailing">Floats of each row behind its features, which are not looked at.</param>
    /// <exception cref="ArgumentException">A value means nothing; the message names its row and feature.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, and means nothing.</exception>
    static virtual void CheckRead(ReadOnlySpan<float> x, int features, string argument, int trailing = 0)
    {
    }

    /// <summary>log p(x|z) of each row, in nats.</summary>
    /// <param name="decoded">The parameters; their memory may be overwritten.</param>
    /// <param name="x">The data's first panel.</param>
    /// <param name="xStride">Floats from one of its panels to the next.</param>
    /// <param name="samples">Decoded rows for each row of the data: row r is decoded for row r / samples.</param>
    /// <param name="densities">One float for each decoded row.</param>
    static abstract void LogDensities<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The sums of log p(x|z), in nats; and the parameters become their gradients, times <paramref name="scale"/>.</summary>
    /// <param name="decoded">The parameters, then their gradients; 0 in the lanes beyond the features.</param>
    /// <param name="x">The data's first panel.</param>
    /// <param name="xStride">Floats from one of its panels to the next.</param>
    /// <param name="samples">Decoded rows for each row of the data.</param>
    /// <param name="densities">[blocks][16]: the sum of each 16 rows of data (16·samples decoded rows), in lanes.</param>
    /// <param name="scale">What every gradient is multiplied by.</param>
    static abstract void Gradient<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, float scale)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>log p(x|z) of each row, in nats; and the parameters become their gradients.</summary>
    /// <param name="decoded">The parameters, then their gradients; 0 in the lanes beyond the features.</param>
    /// <param name="x">The data's first panel.</param>
    /// <param name="xStride">Floats from one of its panels to the next.</param>
    /// <param name="samples">Decoded rows for each row of the data.</param>
    /// <param name="densities">One float for each decoded row.</param>
    static abstract void RowGradients<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>E[x|z], in the place of the first head.</summary>
    /// <param name="decoded">The parameters.</param>
    static abstract void Mean<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>A draw from p(x|z), in the place of the first head.</summary>
    /// <param name="decoded">The parameters.</param>
    /// <param name="key">The key to draw from.</param>
    /// <param name="firstRow">The global index of the first row: even.</param>
    /// <param name="noise">The first of as many panels as the data has, of the same stride, for noise.</param>
    static abstract void Draw<TLanes>(LikelihoodRows decoded, RandomKey key, int firstRow, ref float noise)
        where TLanes : struct, ILanes<TLanes>;
}
