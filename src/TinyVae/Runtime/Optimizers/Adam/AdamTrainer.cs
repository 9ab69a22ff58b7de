using System.Collections.Immutable;
using System.ComponentModel;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>A trainer whose optimizer is Adam (Kingma and Ba, 2015). The learning rate is 1e-3 unless set.</summary>
public abstract class AdamTrainer : VaeTrainer
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in; its states are the first and the second moment.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected AdamTrainer(ulong seed, TrainerMemory memory)
        : base(seed, memory) => LearningRate = 1e-3f;

    /// <summary>The decay of the first moment, in [0, 1). Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Beta1
    {
        get;
        set => field = Setting.Decay(value);
    } = 0.9f;

    /// <summary>The decay of the second moment, in [0, 1). Default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Beta2
    {
        get;
        set => field = Setting.Decay(value);
    } = 0.999f;

    /// <summary>What is added to the root of the second moment. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float Epsilon
    {
        get;
        set => field = Setting.NotNegative(value);
    } = 1e-8f;

    /// <inheritdoc/>
    private protected override string OptimizerName => "Adam";

    /// <inheritdoc/>
    private protected override string OptimizerSettings => $"β₁ {Setting.Text(Beta1)}, β₂ {Setting.Text(Beta2)}, ε {Setting.Text(Epsilon)}";

    /// <inheritdoc/>
    private protected override ImmutableArray<OptimizerState> States => [new("first_moment", IsSquare: false), new("second_moment", IsSquare: true)];

    /// <inheritdoc/>
    private protected override void Exchange(TrainerNumbers numbers)
    {
        base.Exchange(numbers);
        Beta1 = numbers.Exchange("beta1", Beta1);
        Beta2 = numbers.Exchange("beta2", Beta2);
        Epsilon = numbers.Exchange("epsilon", Epsilon);
        _beta1Power = Setting.Power(numbers.Exchange("beta1_power", _beta1Power), "beta1_power");
        _beta2Power = Setting.Power(numbers.Exchange("beta2_power", _beta2Power), "beta2_power");
    }

    /// <summary>Counts a step and gives the update it makes: to be called once nothing else can fail any more.</summary>
    /// <exception cref="NotFiniteNumberException">The learning rate is so large that the step would be infinite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The learning rate's schedule gives a factor that cannot be; nothing has changed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Adam BeginUpdate()
    {
        double learningRate = CurrentLearningRate;
        double beta1Power = _beta1Power * Beta1;
        RequireFiniteStep(learningRate / (1 - beta1Power));
        CountStep();
        _beta1Power = beta1Power;
        _beta2Power *= Beta2;
        return new Adam(
            ref Memory.Parameters[0],
            ref Memory.State(0)[0],
            ref Memory.State(1)[0],
            new AdamSettings(Beta1, Beta2, Epsilon),
            learningRate,
            _beta1Power,
            _beta2Power);
    }
}
