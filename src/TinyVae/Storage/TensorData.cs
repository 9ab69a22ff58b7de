using System.Buffers.Binary;
using System.Globalization;

namespace TinyVae;

/// <summary>The elements of one tensor: in the tensor's order in the file, in panels in the parameters.</summary>
internal static class TensorData
{
    /// <summary>Bytes moved at a time.</summary>
    private const int Chunk = 1 << 14;

    /// <summary>Bytes of the tensor in a file that is written.</summary>
    public static long Bytes(ParameterTensor tensor) => (long)sizeof(float) * tensor.Length;

    /// <summary>Writes the tensor's elements.</summary>
    /// <exception cref="NotFiniteNumberException">An element is NaN or infinite.</exception>
    /// <typeparam name="TSink">The kind of what is written to.</typeparam>
    public static void Write<TSink>(ref TSink sink, ParameterTensor tensor, ReadOnlySpan<float> parameters)
        where TSink : IByteSink
    {
        Span<byte> buffer = stackalloc byte[Chunk];
        var place = new TensorPlace(tensor);
        for (long left = Bytes(tensor); left > 0; left -= Chunk)
        {
            Span<byte> bytes = buffer[..(int)Math.Min(Chunk, left)];
            Gather(bytes, parameters, ref place);
            sink.Write(bytes);
        }
    }

    /// <summary>Reads the elements of a file's tensor, or past them if it is none of the model's.</summary>
    /// <exception cref="InvalidDataException">An element is NaN or infinite as a float, or negative where none may be, or the file ends before.</exception>
    /// <typeparam name="TSource">The kind of source.</typeparam>
    public static void Read<TSource>(ref TSource source, TensorEntry entry, Span<float> parameters, ref Checksum checksum)
        where TSource : IByteSource, allows ref struct
    {
        Span<byte> buffer = stackalloc byte[Chunk];
        var place = entry.Tensor is { } tensor ? new TensorPlace(tensor) : default;
        for (long at = entry.Begin; at < entry.End; at += Chunk)
        {
            Span<byte> bytes = buffer[..(int)Math.Min(Chunk, entry.End - at)];
            int read = WholeReads.Read(ref source, bytes);
            if (read < bytes.Length)
            {
                throw new InvalidDataException(
                    $"truncated: tensor '{entry.Name}' ends at byte {entry.End.ToString()} of the data, of which there are {(at + read).ToString()}.");
            }
            checksum.Write(bytes);
            if (entry.Tensor is not null)
                Scatter(bytes, entry.DataType, parameters, ref place);
        }
    }

    private static void Gather(Span<byte> bytes, ReadOnlySpan<float> parameters, ref TensorPlace place)
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
                index += place.Stride;
            }
            place.MoveOn(run);
        }
    }

    private static void Scatter(ReadOnlySpan<byte> bytes, string typeName, Span<float> parameters, ref TensorPlace place)
    {
        ElementType type = ElementTypes.Named(typeName);
        int elementBytes = type.Bytes();
        for (int done = 0; done < bytes.Length;)
        {
            int run = place.RunOf((bytes.Length - done) / elementBytes);
            int index = place.Index;
            for (int i = 0; i < run; i++)
            {
                float value = type.Read(bytes[done..]);
                if (!float.IsFinite(value))
                {
                    string converted = type == ElementType.Single ? "" : $" as a float, read from {typeName}";
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{place.Name(i)} is {value}{converted}; the model needs finite numbers."));
                }
                if (value < 0 && place.IsNeverNegative)
                {
                    throw new InvalidDataException(string.Create(
                        CultureInfo.InvariantCulture, $"{place.Name(i)} is {value}; the model needs numbers of 0 or more there."));
                }
                parameters[index] = value;
                done += elementBytes;
                index += place.Stride;
            }
            place.MoveOn(run);
        }
    }
}
