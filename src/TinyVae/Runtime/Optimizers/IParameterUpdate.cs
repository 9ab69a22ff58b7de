using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What becomes of gradients while they are still in registers.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TLanes">The registers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterUpdate<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Takes the gradients of 16 parameters.</summary>
    /// <param name="gradient">∂loss/∂parameter of each.</param>
    /// <param name="offset">Where the parameters lie in the flat parameters, in floats.</param>
    void Take(TLanes gradient, nuint offset);

    /// <summary>Takes the gradients of 32 parameters: for loops that wait for the divider and have multipliers to spare.</summary>
    /// <param name="first">∂loss/∂parameter of the first 16.</param>
    /// <param name="second">Of those behind them.</param>
    /// <param name="offset">Where the first lie in the flat parameters, in floats.</param>
    void TakePair(TLanes first, TLanes second, nuint offset);
}
