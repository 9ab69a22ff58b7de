using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>One update by gradient descent with momentum, as PyTorch writes it: v ← μv + g, w ← w − αv.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Sgd
{
    internal readonly ref float Parameters;
    internal readonly ref float Velocities;
    internal readonly float Momentum;
    internal readonly float NegativeStep;

    /// <summary>An update of the parameters that start at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">w: the first of the flat parameters.</param>
    /// <param name="velocities">v, in the layout of the parameters; zero before the first update.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="learningRate">α.</param>
    public Sgd(ref float parameters, ref float velocities, float momentum, double learningRate)
    {
        Parameters = ref parameters;
        Velocities = ref velocities;
        Momentum = momentum;
        NegativeStep = (float)-learningRate;
    }

    /// <summary>The same update with its settings in every lane.</summary>
    public SgdLanes<TLanes> Broadcast<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => new(this);
}
