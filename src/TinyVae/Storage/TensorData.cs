using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>The floats of one tensor: row-major in the file, in panels in the parameters.</summary>
internal static class TensorData
{
    /// <summary>Floats moved at a time.</summary>
    private const int Chunk = 4096;

    /// <summary>Bytes of the tensor in a file.</summary>
    public static long Bytes(ParameterTensor tensor) => (long)sizeof(float) * tensor.Length;

    /// <summary>Writes the tensor's elements from <paramref name="offset"/> on.</summary>
    /// <exception cref="NotFiniteNumberException">An element is NaN or infinite.</exception>
    public static void Write(SafeFileHandle file, long offset, ParameterTensor tensor, ReadOnlySpan<float> parameters)
    {
        Span<byte> buffer = stackalloc byte[Chunk * sizeof(float)];
        for (int first = 0; first < tensor.Length; first += Chunk)
        {
            Span<byte> bytes = buffer[..(Math.Min(Chunk, tensor.Length - first) * sizeof(float))];
            for (int i = 0; i < bytes.Length; i += sizeof(float))
            {
                (int output, int input) = Place(tensor, first + i / sizeof(float));
                float value = parameters[tensor.IndexOf(output, input)];
                if (!float.IsFinite(value))
                    throw new NotFiniteNumberException($"{Element(tensor, output, input)} is {value}; nothing was saved.", value);
                BinaryPrimitives.WriteSingleLittleEndian(bytes[i..], value);
            }
            RandomAccess.Write(file, bytes, offset);
            offset += bytes.Length;
        }
    }

    /// <summary>Reads the tensor's elements from <paramref name="offset"/> on.</summary>
    /// <exception cref="InvalidDataException">An element is NaN or infinite.</exception>
    public static void Read(SafeFileHandle file, long offset, ParameterTensor tensor, Span<float> parameters)
    {
        Span<byte> buffer = stackalloc byte[Chunk * sizeof(float)];
        for (int first = 0; first < tensor.Length; first += Chunk)
        {
            Span<byte> bytes = buffer[..(Math.Min(Chunk, tensor.Length - first) * sizeof(float))];
            WholeReads.Read(file, bytes, offset);
            offset += bytes.Length;
            for (int i = 0; i < bytes.Length; i += sizeof(float))
            {
                (int output, int input) = Place(tensor, first + i / sizeof(float));
                float value = BinaryPrimitives.ReadSingleLittleEndian(bytes[i..]);
                if (!float.IsFinite(value))
                    throw new InvalidDataException($"{Element(tensor, output, input)} is {value}.");
                parameters[tensor.IndexOf(output, input)] = value;
            }
        }
    }

    private static (int Output, int Input) Place(ParameterTensor tensor, int element) =>
        tensor.IsBias ? (element, 0) : Math.DivRem(element, tensor.Inputs);

    private static string Element(ParameterTensor tensor, int output, int input) =>
        tensor.IsBias ? $"tensor '{tensor.Name}' [{output}]" : $"tensor '{tensor.Name}' [{output}, {input}]";
}
