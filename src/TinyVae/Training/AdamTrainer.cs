using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>What every generated trainer shares: the settings of Adam, the KL weight, and the count of steps.</summary>
public abstract class AdamTrainer : IVaeTrainer
{
    private readonly RandomKey _noiseKey;
    private AdamSettings _settings = new(LearningRate: 1e-3f, Beta1: 0.9f, Beta2: 0.999f, Epsilon: 1e-8f);
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="scratch">The caller's scratch; each thread beyond the first gets as much.</param>
    protected AdamTrainer(ulong seed, Arena scratch)
    {
        _noiseKey = RandomKey.From(seed, RandomStream.Training);
        Crew = new Crew(scratch);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float LearningRate
    {
        get => _settings.LearningRate;
        set => _settings = _settings with { LearningRate = NotNegative(value) };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Beta1
    {
        get => _settings.Beta1;
        set => _settings = _settings with { Beta1 = Decay(value) };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1).</exception>
    public float Beta2
    {
        get => _settings.Beta2;
        set => _settings = _settings with { Beta2 = Decay(value) };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float Epsilon
    {
        get => _settings.Epsilon;
        set => _settings = _settings with { Epsilon = NotNegative(value) };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float KlWeight
    {
        get;
        set => field = NotNegative(value);
    } = 1;

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Threads
    {
        get => Crew.Threads;
        set => Crew.Threads = value;
    }

    /// <summary>Who shares the work of a step.</summary>
    protected Crew Crew { get; }

    /// <summary>Key of the noise of the next step.</summary>
    protected RandomKey NoiseKey => _noiseKey.At((ulong)Steps);

    /// <inheritdoc/>
    public abstract Elbo Step(ReadOnlySpan<float> batch);

    /// <inheritdoc/>
    public abstract Elbo Gradients(ReadOnlySpan<float> batch, Span<float> gradients);

    /// <inheritdoc/>
    public abstract Elbo Gradients(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise, Span<float> gradients);

    /// <inheritdoc/>
    public abstract void Apply(ReadOnlySpan<float> gradients);

    /// <summary>Counts a step and gives the update it makes: to be called once nothing can fail any more.</summary>
    /// <param name="parameters">The first of the flat parameters.</param>
    /// <param name="firstMoments">The first of the first moments.</param>
    /// <param name="secondMoments">The first of the second moments.</param>
    /// <exception cref="NotFiniteNumberException">The learning rate is so large that the step would be infinite; nothing has changed.</exception>
    protected Adam BeginUpdate(ref float parameters, ref float firstMoments, ref float secondMoments)
    {
        double beta1Power = _beta1Power * _settings.Beta1;
        if (!float.IsFinite((float)(_settings.LearningRate / (1 - beta1Power))))
            throw new NotFiniteNumberException($"A LearningRate of {_settings.LearningRate} makes the step of Adam infinite. Nothing has changed.");
        Steps++;
        _beta1Power = beta1Power;
        _beta2Power *= _settings.Beta2;
        return new Adam(ref parameters, ref firstMoments, ref secondMoments, in _settings, _beta1Power, _beta2Power);
    }

    private static float NotNegative(float value, [CallerMemberName] string name = "") =>
        float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    private static float Decay(float value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");
}
