using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A likelihood of independent features, one in each lane.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFeatureLikelihood
{
    /// <summary>Where the spread comes from.</summary>
    static abstract SpreadSource Spread { get; }

    /// <summary>Whether <see cref="Draw"/> works on noise from N(0, 1); otherwise on noise uniform in (0, 1).</summary>
    static abstract bool DrawsFromNormal { get; }

    /// <summary>Throws where the likelihood has no density for the data; unless a likelihood says otherwise, it has one for all.</summary>
    /// <param name="x">[rows, features + trailing], row-major.</param>
    /// <param name="features">Features a row.</param>
    /// <param name="argument">The argument's name, for the message.</param>
    /// <param name="trailing">Floats of each row behind its features, which are not looked at.</param>
    /// <exception cref="ArgumentException">A value is not what the likelihood needs.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    static virtual void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0)
    {
    }

    /// <summary>Adds log p(x), in nats, and gives its derivatives.</summary>
    /// <param name="parameter">What the decoder gave for the feature.</param>
    /// <param name="spread">The spread; of no meaning without a <see cref="Spread"/>.</param>
    /// <param name="x">The data.</param>
    /// <param name="sum">What to add to.</param>
    /// <param name="gradient">∂ log p / ∂ parameter.</param>
    /// <param name="spreadGradient">∂ log p / ∂ what the network gave for the spread.</param>
    static abstract void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>E[x].</summary>
    /// <param name="parameter">What the decoder gave for the feature.</param>
    static abstract TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>A draw of x.</summary>
    /// <param name="parameter">What the decoder gave for the feature.</param>
    /// <param name="spread">The spread; of no meaning without a <see cref="Spread"/>.</param>
    /// <param name="noise">The noise that <see cref="DrawsFromNormal"/> asks for.</param>
    static abstract TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>A likelihood of features whose spread comes from the decoder.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpreadFeatureLikelihood : IFeatureLikelihood
{
    /// <summary>log Var[x].</summary>
    /// <param name="spread">The spread.</param>
    static abstract TLanes LogVariance<TLanes>(Spread<TLanes> spread)
        where TLanes : struct, ILanes<TLanes>;
}
