using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>What every generated trainer shares, whatever its optimizer: settings and their schedules, memory, threads and the count of steps.</summary>
/// <remarks>Its protected members, and those of the trainers derived from it, are what generated code is built from.</remarks>
public abstract partial class VaeTrainer : IVaeTrainer
{
    private const int StepBits = 40;
    private const int MicroBatches = 1 << (64 - StepBits);

    private RandomKey _noiseKey;
    private RandomKey _corruptionKey;

    /// <summary>A trainer at step 0.</summary>
    /// <param name="seed">Key of the noise of its steps.</param>
    /// <param name="memory">What it works in.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected VaeTrainer(ulong seed, TrainerMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        Seed = seed;
        Memory = memory;
        Team = new Team(memory.Scratch);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set => field = Setting.NotNegative(value);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public Schedule LearningRateSchedule
    {
        get;
        set => field = NotNull(value);
    } = Schedule.Constant;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public float KlWeight
    {
        get;
        set => field = Setting.NotNegative(value);
    } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public Schedule KlSchedule
    {
        get;
        set => field = NotNull(value);
    } = Schedule.Constant;

    /// <inheritdoc/>
    public string Optimizer => $"{OptimizerName}, {OptimizerSettings}";

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or 2²⁴ or more.</exception>
    public int MicroBatch
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MicroBatch));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, MicroBatches, nameof(MicroBatch));
            field = value;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    public int Threads
    {
        get => Team.Threads;
        set
        {
            using OneCaller.Turn turn = Memory.Enter();
            Team.Threads = value;
        }
    }

    /// <summary>The optimizer's name, in words and files: Adam.</summary>
    private protected abstract string OptimizerName { get; }

    /// <summary>The optimizer's settings in words, but for the learning rate.</summary>
    private protected abstract string OptimizerSettings { get; }

    /// <summary>What the trainer works in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TrainerMemory Memory { get; }

    /// <summary>Who shares the work of a step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Team Team { get; }

    /// <summary>Key of the noise of the next step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RandomKey NoiseKey => _noiseKey.At(Draw);

    /// <summary>Key of what corrupts the input of the next step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RandomKey CorruptionKey => _corruptionKey.At(Draw);

    /// <summary>The weight of the KL divergence in the next step: <see cref="KlWeight"/> · <see cref="KlSchedule"/>.</summary>
    /// <exception cref="InvalidOperationException">The schedule's factor is negative, or the product not finite.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float CurrentKlWeight => (float)Scheduled(KlWeight, KlSchedule);

    /// <summary>α of the next step: <see cref="LearningRate"/> · <see cref="LearningRateSchedule"/>.</summary>
    /// <exception cref="InvalidOperationException">The schedule's factor is negative, or the product not finite.</exception>
    private protected double CurrentLearningRate => Scheduled(LearningRate, LearningRateSchedule);

    /// <inheritdoc/>
    public Elbo Step(ReadOnlySpan<float> batch)
    {
        using OneCaller.Turn turn = Memory.Enter();
        int rows = RowsOf(batch);
        Elbo elbo = Propagate(batch, default);
        UpdateWeights(rows);
        return elbo;
    }

    /// <inheritdoc/>
    public Elbo Gradients(ReadOnlySpan<float> batch, Span<float> gradients)
    {
        using OneCaller.Turn turn = Memory.Enter();
        return PropagateToWeights(batch, default, RowsOf(batch), gradients);
    }

    /// <inheritdoc/>
    public Elbo Gradients(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise, Span<float> gradients)
    {
        using OneCaller.Turn turn = Memory.Enter();
        int rows = RowsOf(batch);
        Require.Length(noise.Length, rows * Memory.Draws, Memory.LatentSize, nameof(noise));
        return PropagateToWeights(batch, noise, rows, gradients);
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> gradients)
    {
        using OneCaller.Turn turn = Memory.Enter();
        Require.ParameterLength(gradients.Length, Memory.ParameterLength, nameof(gradients));
        FiniteCheck.RequireGradients(gradients, nameof(gradients));
        UpdateBy(gradients);
    }

    /// <summary>Forward and backward: the bound of a batch, and the gradient of its loss with respect to the output of every layer.</summary>
    /// <param name="batch">[rows, RowSize], its length checked.</param>
    /// <param name="noise">[rows·Samples, LatentSize], its length checked; empty where it is to be drawn.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract Elbo Propagate(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise);

    /// <summary>The gradients of all parameters of what was propagated.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="gradients">In the layout of the parameters, its length checked.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void StoreGradients(int rows, Span<float> gradients);

    /// <summary>The update of all parameters by the gradients of what was propagated.</summary>
    /// <param name="rows">Rows of the batch.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void UpdateWeights(int rows);

    /// <summary>The update of all parameters by gradients given.</summary>
    /// <param name="gradients">In the layout of the parameters, finite, its length checked.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void UpdateBy(ReadOnlySpan<float> gradients);

    private int RowsOf(ReadOnlySpan<float> batch) =>
        Require.Rows(batch.Length, Memory.RowSize, Memory.BatchSize, nameof(batch));

    private Elbo PropagateToWeights(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise, int rows, Span<float> gradients)
    {
        Require.ParameterLength(gradients.Length, Memory.ParameterLength, nameof(gradients));
        Elbo elbo = Propagate(batch, noise);
        StoreGradients(rows, gradients);
        return elbo;
    }

    /// <summary>Counts a step: the last that the beginning of an update does, once nothing can fail any more.</summary>
    private protected void CountStep()
    {
        Steps++;
        MicroBatch = 0;
    }

    /// <summary>Checks what an update would multiply by.</summary>
    /// <param name="step">The largest step that the settings lead to.</param>
    /// <param name="with">The setting, if there is one, that leads to it together with the learning rate: its name and value.</param>
    /// <exception cref="NotFiniteNumberException">A float cannot hold it.</exception>
    private protected void RequireFiniteStep(double step, (string Name, float Value)? with = null)
    {
        if (!float.IsFinite((float)step))
        {
            string together = with is { } other ? string.Create(CultureInfo.InvariantCulture, $" and a {other.Name} of {other.Value}") : "";
            throw new NotFiniteNumberException(string.Create(
                CultureInfo.InvariantCulture,
                $"The optimizer's step would be infinite with a LearningRate of {LearningRate}{together}: lower the LearningRate. Nothing has changed."));
        }
    }

    /// <summary>Counts what is drawn for: the step, and above it the micro-batch.</summary>
    private ulong Draw => (ulong)Steps | ((ulong)MicroBatch << StepBits);

    private ulong Seed
    {
        get;
        set
        {
            field = value;
            _noiseKey = RandomKey.From(value, RandomStream.Training);
            _corruptionKey = RandomKey.From(value, RandomStream.Corruption);
        }
    }

    private double Scheduled(float setting, Schedule schedule, [CallerArgumentExpression(nameof(schedule))] string name = "")
    {
        double factor = schedule.At(Steps);
        double value = setting * factor;
        if (!(factor >= 0) || !float.IsFinite((float)value))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} gives {factor} at step {Steps}; it needs a factor that is finite and not negative, as is its product with {setting}. Nothing has changed."));
        }
        return value;
    }

    private static Schedule NotNull(Schedule schedule, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(schedule, name);
        return schedule;
    }
}
