using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A generated network: what inference calls between the kernels of the library.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetwork
{
    /// <summary>x → the posterior's heads, for rows that stand in the scratch.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="rows">Rows.</param>
    static abstract void Encode<TLanes>(Arena model, Arena inference, int rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>z → the code, [z | c], for rows that stand in the scratch; nothing where the code is z alone.</summary>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="rows">Rows of z.</param>
    /// <param name="samples">Rows of z for each row of data: row r has the condition of row r / samples.</param>
    static virtual void AppendCondition<TLanes>(Arena inference, int rows, int samples)
        where TLanes : struct, ILanes<TLanes>
    {
    }

    /// <summary>The code → the likelihood's parameters, for rows that stand in the scratch.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="rows">Rows.</param>
    static abstract void Decode<TLanes>(Arena model, Arena inference, int rows)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>
    /// Sends z through the flow of the posterior: what stands in the scratch as z₀, drawn from q₀(z₀|x) or its mean, becomes z. A network
    /// without a flow leaves it as it is.
    /// </summary>
    /// <param name="model">The parameters.</param>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="draws">Draws of z₀.</param>
    /// <param name="addTerms">
    /// Whether the divergence of each draw in the scratch, log q₀(z₀|x) − log N(z₀; 0, I) or its mean in closed form, becomes that of z.
    /// </param>
    static virtual void TransformLatent<TLanes>(Arena model, Arena inference, int draws, bool addTerms)
        where TLanes : struct, ILanes<TLanes>
    {
    }

    /// <summary>
    /// Adds log N(z; 0, I) − log p(z) to the divergence of each draw in the scratch, which is relative to N(0, I) so far; a network
    /// whose prior is N(0, I) adds nothing.
    /// </summary>
    /// <param name="model">The parameters.</param>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="draws">Draws of z.</param>
    static virtual void AddPriorTerms<TLanes>(Arena model, Arena inference, int draws)
        where TLanes : struct, ILanes<TLanes>
    {
    }

    /// <summary>Turns noise from N(0, I), which stands in the scratch as z, into draws from the prior; N(0, I) is that already.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="inference">The scratch of inference.</param>
    /// <param name="key">The key of what the prior chooses besides.</param>
    /// <param name="firstRow">The global index of the first row: even.</param>
    /// <param name="rows">Rows.</param>
    static virtual void DrawPrior<TLanes>(Arena model, Arena inference, RandomKey key, int firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
    }
}
