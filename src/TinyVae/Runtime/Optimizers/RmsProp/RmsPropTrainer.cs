using System.Collections.Immutable;
using System.ComponentModel;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>A trainer whose optimizer is RMSProp (Tieleman and Hinton, 2012). The learning rate is 1e-2 unless set.</summary>
public abstract class RmsPropTrainer : VaeTrainer
{
    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in; its state is the mean square.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RmsPropTrainer(ulong seed, TrainerMemory memory)
        : base(seed, memory) => LearningRate = 1e-2f;

    /// <summary>ρ, the decay of the mean square, in [0, 1). Default 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Decay
    {
        get;
        set => field = Setting.Decay(value);
    } = 0.99f;

    /// <summary>What is added to the root of the mean square. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float Epsilon
    {
        get;
        set => field = Setting.NotNegative(value);
    } = 1e-8f;

    /// <inheritdoc/>
    private protected override string OptimizerName => "RMSProp";

    /// <inheritdoc/>
    private protected override string OptimizerSettings => $"decay {Setting.Text(Decay)}, ε {Setting.Text(Epsilon)}";

    /// <inheritdoc/>
    private protected override ImmutableArray<OptimizerState> States => [new("mean_square", IsSquare: true)];

    /// <inheritdoc/>
    private protected override void Exchange(TrainerNumbers numbers)
    {
        base.Exchange(numbers);
        Decay = numbers.Exchange("decay", Decay);
        Epsilon = numbers.Exchange("epsilon", Epsilon);
    }

    /// <summary>Counts a step and gives the update it makes: to be called once nothing else can fail any more.</summary>
    /// <exception cref="NotFiniteNumberException">The learning rate is so large that the step would be infinite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The learning rate's schedule gives a factor that cannot be; nothing has changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RmsProp BeginUpdate()
    {
        double learningRate = CurrentLearningRate;
        // A gradient is at most 1 / √(1 − ρ) of the root.
        RequireFiniteStep(learningRate / Math.Sqrt(1.0 - Decay));
        CountStep();
        return new RmsProp(ref Memory.Parameters[0], ref Memory.State(0)[0], Decay, Epsilon, learningRate);
    }
}
