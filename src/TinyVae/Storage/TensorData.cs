using System.Buffers.Binary;
using System.Globalization;
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
        var place = new TensorPlace(tensor);
        for (int left = tensor.Length; left > 0; left -= Chunk)
        {
            Span<byte> bytes = buffer[..(Math.Min(Chunk, left) * sizeof(float))];
            RandomAccess.Write(file, Gathered(bytes, parameters, ref place), offset);
            offset += bytes.Length;
        }
    }

    /// <summary>Reads the tensor's elements from <paramref name="offset"/> on.</summary>
    /// <exception cref="InvalidDataException">An element is NaN or infinite.</exception>
    public static void Read(SafeFileHandle file, long offset, ParameterTensor tensor, Span<float> parameters)
    {
        Span<byte> buffer = stackalloc byte[Chunk * sizeof(float)];
        var place = new TensorPlace(tensor);
        for (int left = tensor.Length; left > 0; left -= Chunk)
        {
            Span<byte> bytes = buffer[..(Math.Min(Chunk, left) * sizeof(float))];
            WholeReads.Read(file, bytes, offset);
            offset += bytes.Length;
            Scatter(bytes, parameters, ref place);
        }
    }

    private static Span<byte> Gathered(Span<byte> bytes, ReadOnlySpan<float> parameters, ref TensorPlace place)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int run = place.RunOf((bytes.Length - done) / sizeof(float));
            int index = place.Index;
            for (int i = 0; i < run; i++)
            {
                float value = parameters[index];
                if (!float.IsFinite(value))
                {
                    throw new NotFiniteNumberException(
                        string.Create(CultureInfo.InvariantCulture, $"{place.Name(i)} is {value}; nothing was saved."), value);
                }
                BinaryPrimitives.WriteSingleLittleEndian(bytes[done..], value);
                done += sizeof(float);
                index += TensorPlace.Stride;
            }
            place.MoveOn(run);
        }
        return bytes;
    }

    private static void Scatter(ReadOnlySpan<byte> bytes, Span<float> parameters, ref TensorPlace place)
    {
        for (int done = 0; done < bytes.Length;)
        {
            int run = place.RunOf((bytes.Length - done) / sizeof(float));
            int index = place.Index;
            for (int i = 0; i < run; i++)
            {
                float value = BinaryPrimitives.ReadSingleLittleEndian(bytes[done..]);
                if (!float.IsFinite(value))
                {
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{place.Name(i)} is {value}; the model needs finite numbers."));
                }
                parameters[index] = value;
                done += sizeof(float);
                index += TensorPlace.Stride;
            }
            place.MoveOn(run);
        }
    }
}
