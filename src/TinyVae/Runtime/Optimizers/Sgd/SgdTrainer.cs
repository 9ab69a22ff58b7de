using System.Collections.Immutable;
using System.ComponentModel;
using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>A trainer whose optimizer is stochastic gradient descent with momentum, as PyTorch writes it. The learning rate is 1e-2 unless set.</summary>
public abstract class SgdTrainer : VaeTrainer
{
    private double? _largestVelocity; // what no velocity is above; null until one is needed

    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in; its state is the velocity.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SgdTrainer(ulong seed, TrainerMemory memory)
        : base(seed, memory) => LearningRate = 1e-2f;

    /// <summary>μ, the decay of the velocity, in [0, 1): 0 for plain gradient descent. Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Momentum
    {
        get;
        set => field = Setting.Decay(value);
    } = 0.9f;

    /// <inheritdoc/>
    private protected override string OptimizerName => "SGD";

    /// <inheritdoc/>
    private protected override string OptimizerSettings => $"momentum {Setting.Text(Momentum)}";

    /// <inheritdoc/>
    private protected override ImmutableArray<OptimizerState> States => [new("velocity", IsSquare: false)];

    /// <inheritdoc/>
    private protected override void Exchange(TrainerNumbers numbers)
    {
        base.Exchange(numbers);
        Momentum = numbers.Exchange("momentum", Momentum);
        _largestVelocity = null;
    }

    /// <summary>Counts a step and gives the update it makes: to be called once nothing else can fail any more.</summary>
    /// <exception cref="NotFiniteNumberException">The learning rate is so large that the step would be infinite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The learning rate's schedule gives a factor that cannot be; nothing has changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Sgd BeginUpdate()
    {
        double learningRate = CurrentLearningRate;
        _largestVelocity ??= FiniteCheck.PeakOf<Lanes128>(Memory.State(0));
        double largest = (Momentum * _largestVelocity.Value) + FiniteCheck.LargestGradient;
        RequireFiniteStep(learningRate * largest);
        _largestVelocity = largest;
        CountStep();
        return new Sgd(ref Memory.Parameters[0], ref Memory.State(0)[0], Momentum, learningRate);
    }
}
