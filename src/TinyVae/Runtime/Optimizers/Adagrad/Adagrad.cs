using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>One update by Adagrad (Duchi, Hazan and Singer, 2011), as PyTorch writes it: s ← s + g², w ← w − α·g / (√s + ε).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Adagrad
{
    internal readonly ref float Parameters;
    internal readonly ref float SquareSums;
    internal readonly float Epsilon;
    internal readonly float NegativeStep;

    /// <summary>An update of the parameters that start at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">w: the first of the flat parameters.</param>
    /// <param name="squareSums">s, in the layout of the parameters; zero before the first update.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="learningRate">α.</param>
    public Adagrad(ref float parameters, ref float squareSums, float epsilon, double learningRate)
    {
        Parameters = ref parameters;
        SquareSums = ref squareSums;
        Epsilon = epsilon;
        NegativeStep = (float)-learningRate;
    }

    /// <summary>The same update with its settings in every lane.</summary>
    public AdagradLanes<TLanes> Broadcast<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => new(this);
}
