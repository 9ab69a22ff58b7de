using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A generated network: what inference calls between the kernels of the library.</summary>
public interface INetwork
{
    /// <summary>x → the posterior's heads, for rows that stand in the scratch.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="scratch">The scratch of inference.</param>
    /// <param name="rows">Rows.</param>
    static abstract void Encode<TLanes>(Arena model, Arena scratch, int rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>z → the likelihood's parameters, for rows that stand in the scratch.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="scratch">The scratch of inference.</param>
    /// <param name="rows">Rows.</param>
    static abstract void Decode<TLanes>(Arena model, Arena scratch, int rows)
        where TLanes : struct, ILanes<TLanes>;
}
