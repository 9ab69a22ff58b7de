namespace TinyVae;

/// <summary>Whether a file holds the tensors of a model: all of them, no other, with their type and shapes.</summary>
internal static class TensorMatch
{
    /// <summary>The only element type that parameters have.</summary>
    public const string DataType = "F32";

    /// <summary>The shape of a tensor in a file.</summary>
    public static IReadOnlyList<long> Shape(ParameterTensor tensor) => tensor.IsBias ? [tensor.Outputs] : [tensor.Outputs, tensor.Inputs];

    /// <summary>Checks the entries of a file, whose names are unique, against the tensors of a model.</summary>
    /// <exception cref="InvalidDataException">They do not match.</exception>
    public static void Check(List<TensorEntry> entries, IReadOnlyList<ParameterTensor> tensors)
    {
        var unmatched = entries.ToDictionary(entry => entry.Name);
        foreach (ParameterTensor tensor in tensors)
        {
            if (!unmatched.Remove(tensor.Name, out TensorEntry? entry))
                throw new InvalidDataException($"tensor '{tensor.Name}' is missing; the model needs it with shape {Text(Shape(tensor))}.");
            if (entry.DataType != DataType)
                throw new InvalidDataException($"tensor '{entry.Name}' has elements of type {entry.DataType}; the model needs {DataType}.");
            if (!entry.Shape.SequenceEqual(Shape(tensor)))
            {
                throw new InvalidDataException(
                    $"tensor '{entry.Name}' has shape {Text(entry.Shape)}; the model needs {Text(Shape(tensor))}.");
            }
            if (entry.End - entry.Begin != TensorData.Bytes(tensor))
            {
                throw new InvalidDataException(
                    $"tensor '{entry.Name}' has data_offsets {entry.Begin} to {entry.End}; it needs {TensorData.Bytes(tensor)} bytes.");
            }
        }
        if (entries.Find(entry => unmatched.ContainsKey(entry.Name)) is { } unexpected)
            throw new InvalidDataException($"tensor '{unexpected.Name}' of shape {Text(unexpected.Shape)} is not one of the model's.");
    }

    private static string Text(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
