using System.ComponentModel;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>
/// A trainer whose optimizer is Adam with decoupled weight decay (Loshchilov and Hutter, 2019). The learning rate is 1e-3 unless set.
/// </summary>
public abstract class AdamWTrainer : AdamTrainer
{
    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in; its states are the first and the second moment.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected AdamWTrainer(ulong seed, TrainerMemory memory)
        : base(seed, memory)
    {
    }

    /// <summary>λ: each step takes the part α·λ of every parameter away. Default 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        set => field = Setting.NotNegative(value);
    } = 0.01f;

    /// <inheritdoc/>
    private protected override string OptimizerName => "AdamW";

    /// <inheritdoc/>
    private protected override string OptimizerSettings => $"{base.OptimizerSettings}, weight decay {Setting.Text(WeightDecay)}";

    /// <inheritdoc/>
    private protected override void Exchange(TrainerNumbers numbers)
    {
        base.Exchange(numbers);
        WeightDecay = numbers.Exchange("weight_decay", WeightDecay);
    }

    /// <inheritdoc cref="AdamTrainer.BeginUpdate"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected new AdamW BeginUpdate()
    {
        double decay = CurrentLearningRate * WeightDecay;
        RequireFiniteStep(decay, (nameof(WeightDecay), WeightDecay));
        return new AdamW(base.BeginUpdate(), decay);
    }
}
