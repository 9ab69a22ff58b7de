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
    public static void Save(string path, IReadOnlyList<ParameterTensor> tensors, ReadOnlySpan<float> parameters)
    {
        CheckExtent(tensors, parameters.Length);
        using var file = new ReplacedFile(path);
        SafeTensorsHeader.Write(file.Content, tensors);
        foreach (ParameterTensor tensor in tensors)
            TensorData.Write(file.Content, tensor, parameters);
        file.Commit();
    }

    /// <summary>Reads a file that holds exactly these tensors; a file refused leaves the parameters as they were.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors to read.</param>
    /// <param name="parameters">The flat parameters that the tensors lie in; padding becomes zero.</param>
    /// <exception cref="ArgumentException">A tensor goes beyond the parameters.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message names it and says what.</exception>
    public static void Load(string path, IReadOnlyList<ParameterTensor> tensors, Span<float> parameters)
    {
        CheckExtent(tensors, parameters.Length);
        using FileStream file = File.OpenRead(path);
        try
        {
            Read(file, tensors, parameters.Length).CopyTo(parameters);
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{path}: {refusal.Message}", refusal);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException($"{path}: the file became shorter while it was read.", end);
        }
    }

    private static float[] Read(FileStream file, IReadOnlyList<ParameterTensor> tensors, int length)
    {
        List<TensorEntry> entries = SafeTensorsHeader.Read(file);
        long dataStart = file.Position;
        TensorMatch.Check(entries, tensors);
        TensorExtents.Check(entries, file.Length - dataStart);

        float[] parameters = new float[length];
        foreach (ParameterTensor tensor in tensors)
        {
            file.Position = dataStart + entries.Find(entry => entry.Name == tensor.Name)!.Begin;
            TensorData.Read(file, tensor, parameters);
        }
        return parameters;
    }

    private static void CheckExtent(IReadOnlyList<ParameterTensor> tensors, int length)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            int last = tensor.IndexOf(tensor.Outputs - 1, Math.Max(tensor.Inputs - 1, 0));
            if (last >= length)
                throw new ArgumentException($"parameters has {length} floats, tensor '{tensor.Name}' needs {last + 1}.", "parameters");
        }
    }
}
