using System.Collections.Immutable;
using System.Text;

namespace TinyVae;

/// <summary>Whether a file holds the tensors of a model: all of them, no other, with their type and shapes.</summary>
internal static class TensorMatch
{
    /// <summary>The only element type that parameters have.</summary>
    public const string DataType = "F32";

    /// <summary>The shape of a tensor in a file: <c>[400, 784]</c>.</summary>
    public static string Shape(ParameterTensor tensor) => tensor.IsBias ? Text([tensor.Outputs]) : Text([tensor.Outputs, tensor.Inputs]);

    /// <summary>A shape as headers and messages write it.</summary>
    public static string Text(ReadOnlySpan<long> shape)
    {
        var text = new StringBuilder("[");
        foreach (long size in shape)
            text.Append(text.Length > 1 ? ", " : "").Append(size);
        return text.Append(']').ToString();
    }

    /// <summary>Which of a model's tensors an entry of a file is.</summary>
    /// <exception cref="InvalidDataException">None.</exception>
    public static int PlaceOf(TensorEntry entry, ImmutableArray<ParameterTensor> tensors)
    {
        for (int place = 0; place < tensors.Length; place++)
        {
            if (tensors[place].Name == entry.Name)
                return place;
        }
        throw new InvalidDataException($"tensor '{entry.Name}' of shape {entry.Shape} is not one of the model's.");
    }

    /// <summary>Checks that a file has a tensor, in the type and shape that the model needs.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static TensorEntry Check(TensorEntry? entry, ParameterTensor tensor)
    {
        string shape = Shape(tensor);
        if (entry is null)
            throw new InvalidDataException($"tensor '{tensor.Name}' is missing; the model needs it with shape {shape}.");
        if (entry.DataType != DataType)
            throw new InvalidDataException($"tensor '{entry.Name}' has elements of type {entry.DataType}; the model needs {DataType}.");
        if (entry.Shape != shape)
            throw new InvalidDataException($"tensor '{entry.Name}' has shape {entry.Shape}; the model needs {shape}.");
        if (entry.End - entry.Begin != TensorData.Bytes(tensor))
        {
            throw new InvalidDataException(
                $"tensor '{entry.Name}' has data_offsets {entry.Begin} to {entry.End}; it needs {TensorData.Bytes(tensor)} bytes.");
        }
        return entry;
    }
}
