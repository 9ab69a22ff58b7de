using System.Collections.Immutable;
using System.Text;

namespace TinyVae;

/// <summary>Shapes as headers and messages write them: <c>[400, 784]</c>.</summary>
internal static class TensorShape
{
    /// <summary>Names that a message lists.</summary>
    private const int MostListed = 24;

    /// <summary>The shape of a tensor in a file.</summary>
    public static string Of(ParameterTensor tensor) => Text(tensor.Shape.AsSpan());

    /// <summary>A shape.</summary>
    /// <typeparam name="T">Whole numbers.</typeparam>
    public static string Text<T>(ReadOnlySpan<T> shape)
    {
        var text = new StringBuilder("[");
        foreach (T size in shape)
            text.Append(text.Length > 1 ? ", " : "").Append(size);
        return text.Append(']').ToString();
    }

    /// <summary>The tensors of a model with their shapes: <c>encoder.0.weight [400, 784], encoder.0.bias [400]</c>.</summary>
    public static string List(ImmutableArray<ParameterTensor> tensors)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Math.Min(tensors.Length, MostListed); i++)
            text.Append(i > 0 ? ", " : "").Append(tensors[i].Name).Append(' ').Append(Of(tensors[i]));
        if (tensors.Length > MostListed)
            text.Append(" and ").Append(tensors.Length - MostListed).Append(" more");
        return text.ToString();
    }
}
