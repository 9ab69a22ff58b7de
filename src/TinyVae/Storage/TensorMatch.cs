using System.Collections.Immutable;

namespace TinyVae;

/// <summary>Whether a file holds the tensors of a model: all of them with their shapes, and no other, or none that counts.</summary>
internal static class TensorMatch
{
    /// <summary>Finds the model's tensors among those of a file.</summary>
    /// <exception cref="InvalidDataException">One is missing, there twice, or of another type or shape; or there is one more.</exception>
    public static void Find(ReadOnlySpan<TensorEntry> entries, ImmutableArray<ParameterTensor> tensors, LoadOptions options)
    {
        var found = new TensorEntry?[tensors.Length];
        foreach (TensorEntry entry in entries)
        {
            int place = PlaceOf(entry.Name, options.Prefix, tensors);
            if (place < 0)
            {
                if (!options.IgnoreOthers)
                    throw Unknown(entry, tensors, options);
                continue;
            }
            if (found[place] is not null)
                throw new InvalidDataException($"its header names '{entry.Name}' twice.");
            found[place] = entry;
            entry.Tensor = tensors[place];
        }
        for (int i = 0; i < found.Length; i++)
            Check(found[i] ?? throw Missing(tensors[i], tensors, options), tensors[i]);
    }

    /// <summary>Which of a model's tensors a file's is; negative for none.</summary>
    private static int PlaceOf(string name, string prefix, ImmutableArray<ParameterTensor> tensors)
    {
        if (!name.AsSpan().StartsWith(prefix))
            return -1;
        for (int place = 0; place < tensors.Length; place++)
        {
            if (name.AsSpan(prefix.Length).SequenceEqual(tensors[place].Name))
                return place;
        }
        return -1;
    }

    private static void Check(TensorEntry entry, ParameterTensor tensor)
    {
        string shape = TensorShape.Of(tensor);
        int elementBytes = ElementTypes.Named(entry.DataType).Bytes();
        if (elementBytes == 0)
            throw new InvalidDataException($"tensor '{entry.Name}' has elements of type {entry.DataType}; the model needs {ElementTypes.List}.");
        if (entry.Shape != shape)
            throw new InvalidDataException($"tensor '{entry.Name}' has shape {entry.Shape}; the model needs {shape}.");
        long bytes = (long)elementBytes * tensor.Length;
        if (entry.End - entry.Begin != bytes)
        {
            throw new InvalidDataException(
                $"tensor '{entry.Name}' has data_offsets {entry.Begin.ToString()} to {entry.End.ToString()}; it needs {bytes.ToString()} bytes.");
        }
    }

    private static InvalidDataException Missing(ParameterTensor tensor, ImmutableArray<ParameterTensor> tensors, LoadOptions options) => new(
        $"tensor '{options.Prefix}{tensor.Name}' is missing; the model needs it with shape {TensorShape.Of(tensor)}. {Needed(tensors, options)}");

    private static InvalidDataException Unknown(TensorEntry entry, ImmutableArray<ParameterTensor> tensors, LoadOptions options) => new(
        $"tensor '{entry.Name}' of shape {entry.Shape} is not one of the model's.{Hint(entry.Name, tensors, options)} {Needed(tensors, options)}");

    /// <summary>What may have been meant by a name that only begins otherwise.</summary>
    private static string Hint(string name, ImmutableArray<ParameterTensor> tensors, LoadOptions options)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            if (name.Length > tensor.Name.Length && name.AsSpan().EndsWith(tensor.Name))
                return $" With LoadOptions.Prefix \"{name[..^tensor.Name.Length]}\" it would be '{tensor.Name}'.";
        }
        return name.AsSpan().StartsWith(options.Prefix) ? "" : $" Its name does not begin with the prefix \"{options.Prefix}\".";
    }

    private static string Needed(ImmutableArray<ParameterTensor> tensors, LoadOptions options)
    {
        string behind = options.Prefix.Length > 0 ? $" behind the prefix \"{options.Prefix}\"" : "";
        return $"The model's tensors are{behind}: {TensorShape.List(tensors)}.";
    }
}
