using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>
/// Parameters as safetensors files: the length of a JSON header (8 bytes, little-endian), the header, and the tensors as
/// little-endian floats, row-major as PyTorch's. What Save and Load of every generated class call.
/// </summary>
public static class SafeTensors
{
    /// <summary>Writes a file, which takes the place of an older one only once it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors to write.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="NotFiniteNumberException">A parameter is NaN or infinite; no file was written.</exception>
    public static void Save(string path, ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<float> parameters) =>
        Save(path, tensors, parameters, []);

    /// <summary>Writes a file with texts in its metadata.</summary>
    internal static void Save(
        string path,
        ImmutableArray<ParameterTensor> tensors,
        ReadOnlySpan<float> parameters,
        ReadOnlySpan<KeyValuePair<string, string>> metadata)
    {
        CheckExtent(tensors, parameters.Length);
        using var file = new ReplacedFile(path);
        byte[] header = SafeTensorsHeader.Bytes(tensors, metadata);
        RandomAccess.Write(file.Content, header, 0);
        long offset = header.Length;
        foreach (ParameterTensor tensor in tensors)
        {
            TensorData.Write(file.Content, offset, tensor, parameters);
            offset += TensorData.Bytes(tensor);
        }
        file.Commit();
    }

    /// <summary>Reads a file that holds exactly these tensors; a file refused leaves the parameters as they were.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static void Load(string path, ImmutableArray<ParameterTensor> tensors, Span<float> parameters)
    {
        CheckExtent(tensors, parameters.Length);
        using SafeFileHandle file = File.OpenHandle(path);
        Load(file, path, tensors, parameters);
    }

    /// <summary>
    /// Reads a file that is open: standard input, say, in a program that opens no files. A file refused leaves the parameters as they were.
    /// </summary>
    /// <param name="file">The file, which must be able to seek; it is read from its first byte on, and left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static void Load(SafeFileHandle file, string name, ImmutableArray<ParameterTensor> tensors, Span<float> parameters)
    {
        CheckExtent(tensors, parameters.Length);
        try
        {
            Read(file, SafeTensorsHeader.Read(file), tensors, parameters.Length).CopyTo(parameters);
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{name}: {refusal.Message}", refusal);
        }
    }

    /// <summary>Reads the tensors of a file whose header is read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">The JSON of its header.</param>
    /// <param name="tensors">The tensors, of which it has exactly these.</param>
    /// <param name="length">Floats that the tensors lie in.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else.</exception>
    internal static float[] Read(SafeFileHandle file, byte[] header, ImmutableArray<ParameterTensor> tensors, int length)
    {
        long dataStart = SafeTensorsHeader.LengthBytes + header.Length;
        TensorEntry?[] found = HeaderJson.Read(header, tensors);
        var entries = new TensorEntry[tensors.Length];
        for (int i = 0; i < entries.Length; i++)
            entries[i] = TensorMatch.Check(found[i], tensors[i]);
        TensorExtents.Check(entries, RandomAccess.GetLength(file) - dataStart);

        float[] parameters = new float[length];
        for (int i = 0; i < entries.Length; i++)
            TensorData.Read(file, dataStart + entries[i].Begin, tensors[i], parameters);
        return parameters;
    }

    private static void CheckExtent(ImmutableArray<ParameterTensor> tensors, int length)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            int last = tensor.IndexOf(tensor.Outputs - 1, Math.Max(tensor.Inputs - 1, 0));
            if (last >= length)
                throw new ArgumentException($"parameters has {length} floats, tensor '{tensor.Name}' needs {last + 1}.", "parameters");
        }
    }
}
