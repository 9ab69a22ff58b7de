using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// One update by Adam (Kingma and Ba, 2015, algorithm 1): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
/// w ← w − α·m̂ / (√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
/// </summary>
public readonly ref struct Adam : IParameterUpdate
{
    // Moments of units that died decay into denormals, on which the hardware is slow. With any ε above 1e-16 what is cut off
    // here moves no weight.
    private const float SmallestMoment = 1e-36f;

    private readonly ref float _parameters;
    private readonly ref float _firstMoments;
    private readonly ref float _secondMoments;
    private readonly float _beta1;
    private readonly float _oneMinusBeta1;
    private readonly float _beta2;
    private readonly float _oneMinusBeta2;
    private readonly float _epsilon;
    private readonly float _negativeStep;
    private readonly float _rootCorrection;

    /// <summary>An update of the parameters that start at <paramref name="parameters"/>.</summary>
    /// <param name="parameters">w: the first of the flat parameters.</param>
    /// <param name="firstMoments">m, in the layout of the parameters.</param>
    /// <param name="secondMoments">v, in the layout of the parameters.</param>
    /// <param name="settings">α, β₁, β₂ and ε.</param>
    /// <param name="beta1Power">β₁ᵗ, t counted from 1.</param>
    /// <param name="beta2Power">β₂ᵗ.</param>
    public Adam(ref float parameters, ref float firstMoments, ref float secondMoments, in AdamSettings settings, double beta1Power, double beta2Power)
    {
        _parameters = ref parameters;
        _firstMoments = ref firstMoments;
        _secondMoments = ref secondMoments;
        _beta1 = settings.Beta1;
        _oneMinusBeta1 = (float)(1.0 - settings.Beta1);
        _beta2 = settings.Beta2;
        _oneMinusBeta2 = (float)(1.0 - settings.Beta2);
        _epsilon = settings.Epsilon;
        _negativeStep = (float)(-settings.LearningRate / (1 - beta1Power));
        _rootCorrection = (float)(1 / Math.Sqrt(1 - beta2Power));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nuint offset)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes smallest = TLanes.Broadcast(SmallestMoment);
        TLanes m = TLanes.MultiplyAdd(TLanes.Broadcast(_beta1), TLanes.Load(ref _firstMoments, offset), TLanes.Broadcast(_oneMinusBeta1) * gradient);
        m = TLanes.Select(TLanes.LessThan(TLanes.Abs(m), smallest), TLanes.Zero, m);
        TLanes.Store(m, ref _firstMoments, offset);

        TLanes v = TLanes.MultiplyAdd(TLanes.Broadcast(_beta2), TLanes.Load(ref _secondMoments, offset), TLanes.Broadcast(_oneMinusBeta2) * gradient * gradient);
        v = TLanes.Select(TLanes.LessThan(v, smallest), smallest, v);
        TLanes.Store(v, ref _secondMoments, offset);

        TLanes denominator = TLanes.MultiplyAdd(TLanes.Sqrt(v), TLanes.Broadcast(_rootCorrection), TLanes.Broadcast(_epsilon));
        TLanes w = TLanes.MultiplyAdd(TLanes.Broadcast(_negativeStep), m / denominator, TLanes.Load(ref _parameters, offset));
        TLanes.Store(w, ref _parameters, offset);
    }

    /// <summary>Takes the gradients of all parameters.</summary>
    /// <param name="gradients">∂loss/∂parameter, in the layout of the parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void TakeAll<TLanes>(ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float first = ref MemoryMarshal.GetReference(gradients);
        for (int offset = 0; offset < gradients.Length; offset += Lanes.Count)
            Take(TLanes.Load(ref first, (nuint)offset), (nuint)offset);
    }
}
