namespace TinyVae;

/// <summary>One tensor as the header of a safetensors file describes it.</summary>
internal sealed class TensorEntry(string name, string dataType, long[] shape, long begin, long end)
{
    /// <summary>The tensor's name.</summary>
    public string Name => name;

    /// <summary>The element type, as in the file: <c>F32</c>.</summary>
    public string DataType => dataType;

    /// <summary>The sizes of the dimensions: <c>[400, 784]</c>.</summary>
    public string Shape => TensorShape.Text(shape);

    /// <summary>First byte of the tensor, counted from the end of the header.</summary>
    public long Begin => begin;

    /// <summary>One past its last byte.</summary>
    public long End => end;

    /// <summary>Which of the model's tensors it is; null for none.</summary>
    public ParameterTensor? Tensor { get; set; }
}
