using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// One update by Adam (Kingma and Ba, 2015, algorithm 1): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
/// w ← w − α·m̂ / (√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Adam
{
    internal readonly ref float Parameters;
    internal readonly ref float FirstMoments;
    internal readonly ref float SecondMoments;
    internal readonly float Beta1;
    internal readonly float OneMinusBeta1;
    internal readonly float Beta2;
    internal readonly float OneMinusBeta2;
    internal readonly float Epsilon;
    internal readonly float NegativeStep;
    internal readonly float RootCorrection;

    /// <summary>An update of the parameters that start at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">w: the first of the flat parameters.</param>
    /// <param name="firstMoments">m, in the layout of the parameters.</param>
    /// <param name="secondMoments">v, in the layout of the parameters.</param>
    /// <param name="settings">β₁, β₂ and ε.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="beta1Power">β₁ᵗ, t counted from 1.</param>
    /// <param name="beta2Power">β₂ᵗ.</param>
    public Adam(
        ref float parameters,
        ref float firstMoments,
        ref float secondMoments,
        AdamSettings settings,
        double learningRate,
        double beta1Power,
        double beta2Power)
    {
        Parameters = ref parameters;
        FirstMoments = ref firstMoments;
        SecondMoments = ref secondMoments;
        Beta1 = settings.Beta1;
        OneMinusBeta1 = (float)(1.0 - settings.Beta1);
        Beta2 = settings.Beta2;
        OneMinusBeta2 = (float)(1.0 - settings.Beta2);
        Epsilon = settings.Epsilon;
        NegativeStep = (float)(-learningRate / (1 - beta1Power));
        RootCorrection = (float)(1 / Math.Sqrt(1 - beta2Power));
    }

    /// <summary>The same update with its settings in every lane.</summary>
    public AdamLanes<TLanes> Broadcast<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => new(this);
}
