using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A likelihood p(x given z) of independent features, each with one parameter that the decoder gives.</summary>
public interface ILikelihood
{
    /// <summary>E[x] under the parameter.</summary>
    static abstract TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>log p(x) in nats, its normalizing constant included.</summary>
    static abstract TLanes LogDensity<TLanes>(TLanes parameter, TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>log p(x) in nats and its derivative with respect to the parameter.</summary>
    static abstract TLanes LogDensity<TLanes>(TLanes parameter, TLanes x, out TLanes gradient)
        where TLanes : struct, ILanes<TLanes>;
}
