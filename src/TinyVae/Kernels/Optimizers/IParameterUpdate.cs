using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What becomes of a gradient while it is still in registers.</summary>
public interface IParameterUpdate
{
    /// <summary>Takes the gradient of 16 parameters.</summary>
    /// <param name="gradient">∂loss/∂parameter of each.</param>
    /// <param name="offset">Where the parameters lie in the flat parameters, in floats.</param>
    void Take<TLanes>(TLanes gradient, nuint offset)
        where TLanes : struct, ILanes<TLanes>;
}
