using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using TinyVae.Kernels;

namespace TinyVae;

/// <summary>
/// A trainer's state as a safetensors file: the optimizer's buffers under the names and shapes of the parameters, and its numbers in the
/// metadata.
/// </summary>
internal static class TrainerFile
{
    private const string Optimizer = "optimizer";

    /// <summary>Writes a file, which takes the place of an older one only once it is complete.</summary>
    /// <exception cref="NotFiniteNumberException">The state is NaN or infinite somewhere; no file was written.</exception>
    public static void Save(string path, string optimizer, TrainerNumbers numbers, ImmutableArray<OptimizerState> states, TrainerMemory memory)
    {
        float[] buffers = new float[states.Length * memory.ParameterLength];
        for (int i = 0; i < states.Length; i++)
            memory.State(i).CopyTo(buffers.AsSpan(i * memory.ParameterLength));
        SafeTensors.Save(path, TensorsOf(states, memory), buffers, [new(Optimizer, optimizer), .. numbers.Texts]);
    }

    /// <summary>Reads a file of the same optimizer and model.</summary>
    /// <returns>The optimizer's buffers, one after another.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static float[] Load(
        string path, string optimizer, ImmutableArray<OptimizerState> states, TrainerMemory memory, out TrainerNumbers numbers)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        try
        {
            byte[] header = SafeTensorsHeader.Read(file);
            Dictionary<string, string> metadata = MetadataJson.Read(header);
            if (!metadata.TryGetValue(Optimizer, out string? found))
                throw new InvalidDataException($"it holds no trainer's state: its metadata lack '{Optimizer}'.");
            if (found != optimizer)
                throw new InvalidDataException($"it holds the state of {found}; this trainer's optimizer is {optimizer}.");

            ImmutableArray<ParameterTensor> tensors = TensorsOf(states, memory);
            float[] buffers = SafeTensors.Read(file, header, tensors, states.Length * memory.ParameterLength);
            for (int i = 0; i < states.Length; i++)
            {
                if (states[i].IsSquare)
                    RequireNotNegative(states[i].Name, buffers.AsSpan(i * memory.ParameterLength, memory.ParameterLength));
            }
            numbers = TrainerNumbers.ToRead(metadata);
            return buffers;
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{path}: {refusal.Message}", refusal);
        }
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
