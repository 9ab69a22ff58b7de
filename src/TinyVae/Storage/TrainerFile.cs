using System.Collections.Immutable;
using System.Globalization;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>
/// A trainer's state as a safetensors file: the optimizer's buffers under the names and shapes of the parameters, and its numbers in the
/// metadata.
/// </summary>
internal static class TrainerFile
{
    private const string Optimizer = "optimizer";

    /// <summary>What a file of the state is to have.</summary>
    /// <exception cref="NotFiniteNumberException">The state is NaN or infinite somewhere.</exception>
    public static TensorContent Content(string optimizer, Metadata numbers, ImmutableArray<OptimizerState> states, TrainerMemory memory)
    {
        float[] buffers = new float[states.Length * memory.ParameterLength];
        for (int i = 0; i < states.Length; i++)
            memory.State(i).CopyTo(buffers.AsSpan(i * memory.ParameterLength));
        return new TensorContent(TensorsOf(states, memory), buffers, memory.Declaration, [new(Optimizer, optimizer), .. numbers.Texts]);
    }

    /// <summary>Reads a file of the same optimizer and model.</summary>
    /// <returns>The optimizer's buffers, one after another.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message says what.</exception>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static float[] Read<TSource>(
        ref TSource source, string optimizer, ImmutableArray<OptimizerState> states, TrainerMemory memory, out TrainerNumbers numbers)
        where TSource : IByteSource, allows ref struct
    {
        FileHeader header = TensorReader.ReadHeader(ref source);
        string? found = header.Metadata?.Find(Optimizer);
        if (header.Metadata is null || found is null)
            throw new InvalidDataException($"it holds no trainer's state: its header has no {MetadataJson.Name} with a text '{Optimizer}'.");
        if (found != optimizer)
            throw new InvalidDataException($"it holds the state of {found}; this trainer's optimizer is {optimizer}.");

        float[] buffers = TensorReader.ReadData(
            ref source, header, TensorsOf(states, memory), states.Length * memory.ParameterLength, memory.Declaration, default);
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i].IsSquare)
                RequireNotNegative(states[i].Name, buffers.AsSpan(i * memory.ParameterLength, memory.ParameterLength));
        }
        numbers = TrainerNumbers.ToRead(header.Metadata);
        return buffers;
    }

    /// <summary>The model's tensors once for each buffer of the state, these one after another.</summary>
    private static ImmutableArray<ParameterTensor> TensorsOf(ImmutableArray<OptimizerState> states, TrainerMemory memory)
    {
        ImmutableArray<ParameterTensor>.Builder tensors = ImmutableArray.CreateBuilder<ParameterTensor>(states.Length * memory.Tensors.Length);
        for (int i = 0; i < states.Length; i++)
        {
            foreach (ParameterTensor tensor in memory.Tensors)
                tensors.Add(tensor with { Name = $"{states[i].Name}.{tensor.Name}", Offset = i * memory.ParameterLength + tensor.Offset });
        }
        return tensors.MoveToImmutable();
    }

    private static void RequireNotNegative(string name, ReadOnlySpan<float> squares)
    {
        foreach (float square in squares)
        {
            if (square < 0)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{name} has an element of {square}; squares are not negative."));
            }
        }
    }
}
