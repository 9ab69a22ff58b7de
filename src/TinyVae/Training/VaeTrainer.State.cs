using System.Collections.Immutable;

namespace TinyVae;

// The trainer's state in a file.
public abstract partial class VaeTrainer
{
    /// <summary>What the optimizer remembers of each parameter: the buffers of <see cref="Kernels.TrainerMemory.State"/>, in order.</summary>
    private protected abstract ImmutableArray<OptimizerState> States { get; }

    /// <inheritdoc/>
    public void Save(string path)
    {
        var numbers = TrainerNumbers.ToWrite();
        Exchange(numbers);
        TrainerFile.Save(path, OptimizerName, numbers, States, Memory);
    }

    /// <inheritdoc/>
    public void Load(string path)
    {
        var before = TrainerNumbers.ToWrite();
        Exchange(before);
        float[] states = TrainerFile.Load(path, OptimizerName, States, Memory, out TrainerNumbers numbers);
        try
        {
            Exchange(numbers);
        }
        catch (Exception refusal) when (refusal is InvalidDataException or ArgumentOutOfRangeException)
        {
            Exchange(TrainerNumbers.ToRead(before.Texts));
            throw new InvalidDataException($"{path}: {refusal.Message}", refusal);
        }
        for (int i = 0; i < States.Length; i++)
            states.AsSpan(i * Memory.ParameterLength, Memory.ParameterLength).CopyTo(Memory.State(i));
        MicroBatch = 0;
    }

    /// <summary>Gives every number of the state to a file, or takes it from there, in whichever direction <paramref name="numbers"/> go.</summary>
    /// <param name="numbers">The numbers of the state.</param>
    private protected virtual void Exchange(TrainerNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        long steps = numbers.Exchange("steps", Steps);
        Steps = steps >= 0 ? steps : throw new InvalidDataException($"its metadata give 'steps' as {steps}; it must not be negative.");
        Seed = numbers.Exchange("seed", Seed);
        LearningRate = numbers.Exchange("learning_rate", LearningRate);
        KlWeight = numbers.Exchange("kl_weight", KlWeight);
    }
}
