using System.Collections.Immutable;
using System.ComponentModel;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>A trainer whose optimizer is Adagrad (Duchi, Hazan and Singer, 2011). The learning rate is 1e-2 unless set.</summary>
public abstract class AdagradTrainer : VaeTrainer
{
    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in; its state is the sum of squares.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected AdagradTrainer(ulong seed, TrainerMemory memory)
        : base(seed, memory) => LearningRate = 1e-2f;

    /// <summary>What is added to the root of the sum of squares. Default 1e-10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float Epsilon
    {
        get;
        set => field = Setting.NotNegative(value);
    } = 1e-10f;

    /// <inheritdoc/>
    private protected override string OptimizerName => "Adagrad";

    /// <inheritdoc/>
    private protected override string OptimizerSettings => $"ε {Setting.Text(Epsilon)}";

    /// <inheritdoc/>
    private protected override ImmutableArray<OptimizerState> States => [new("square_sum", IsSquare: true)];

    /// <inheritdoc/>
    private protected override void Exchange(TrainerNumbers numbers)
    {
        base.Exchange(numbers);
        Epsilon = numbers.Exchange("epsilon", Epsilon);
    }

    /// <summary>Counts a step and gives the update it makes: to be called once nothing else can fail any more.</summary>
    /// <remarks>|g| / √Σg² ≤ 1: no step is larger than the learning rate, which is finite.</remarks>
    /// <exception cref="InvalidOperationException">The learning rate's schedule gives a factor that cannot be; nothing has changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Adagrad BeginUpdate()
    {
        double learningRate = CurrentLearningRate;
        CountStep();
        return new Adagrad(ref Memory.Parameters[0], ref Memory.State(0)[0], Epsilon, learningRate);
    }
}
