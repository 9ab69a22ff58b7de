using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>One update by RMSProp (Tieleman and Hinton, 2012), as PyTorch writes it: v ← ρv + (1 − ρ)g², w ← w − α·g / (√v + ε).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RmsProp
{
    internal readonly ref float Parameters;
    internal readonly ref float MeanSquares;
    internal readonly float Decay;
    internal readonly float OneMinusDecay;
    internal readonly float Epsilon;
    internal readonly float NegativeStep;

    /// <summary>An update of the parameters that start at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">w: the first of the flat parameters.</param>
    /// <param name="meanSquares">v, in the layout of the parameters; zero before the first update.</param>
    /// <param name="decay">ρ.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="learningRate">α.</param>
    public RmsProp(ref float parameters, ref float meanSquares, float decay, float epsilon, double learningRate)
    {
        Parameters = ref parameters;
        MeanSquares = ref meanSquares;
        Decay = decay;
        OneMinusDecay = (float)(1.0 - decay);
        Epsilon = epsilon;
        NegativeStep = (float)-learningRate;
    }

    /// <summary>The same update with its settings in every lane.</summary>
    public RmsPropLanes<TLanes> Broadcast<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => new(this);
}
