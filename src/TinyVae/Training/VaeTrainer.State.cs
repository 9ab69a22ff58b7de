using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

// The trainer's state in a file.
public abstract partial class VaeTrainer
{
    /// <summary>What the optimizer remembers of each parameter: the buffers of <see cref="Kernels.TrainerMemory.State"/>, in order.</summary>
    private protected abstract ImmutableArray<OptimizerState> States { get; }

    /// <inheritdoc/>
    public void Save(string path) => SavedFile.Write(path, Content());

    /// <inheritdoc/>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var sink = new StreamSink(stream);
        Content().WriteTo(ref sink);
    }

    /// <inheritdoc/>
    public void Load(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        Load(new HandleSource(file), path);
    }

    /// <inheritdoc/>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load(new StreamSource(stream), StreamSource.Name);
    }

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> file) => Load(new MemorySource(file), MemorySource.Name);

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

    private TensorContent Content() => TrainerFile.Content(OptimizerName, Numbers().Texts, States, Memory);

    private TrainerNumbers Numbers()
    {
        var numbers = TrainerNumbers.ToWrite();
        Exchange(numbers);
        numbers.ExchangeChecksum();
        return numbers;
    }

    private void Load<TSource>(TSource source, string name)
        where TSource : IByteSource, allows ref struct
    {
        TrainerNumbers before = Numbers();
        try
        {
            float[] states = TrainerFile.Read(ref source, OptimizerName, States, Memory, out TrainerNumbers numbers);
            Exchange(numbers);
            numbers.ExchangeChecksum();
            for (int i = 0; i < States.Length; i++)
                states.AsSpan(i * Memory.ParameterLength, Memory.ParameterLength).CopyTo(Memory.State(i));
            MicroBatch = 0;
        }
        catch (Exception refusal) when (refusal is InvalidDataException or ArgumentOutOfRangeException)
        {
            Exchange(TrainerNumbers.ToRead(before.Texts));
            throw new InvalidDataException($"{name}: {refusal.Message}", refusal);
        }
    }
}
