namespace TinyVae;

/// <summary>One tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DataType">The element type, as in the file: <c>F32</c>.</param>
/// <param name="Shape">The sizes of the dimensions.</param>
/// <param name="Begin">First byte of the tensor, counted from the end of the header.</param>
/// <param name="End">One past its last byte.</param>
internal sealed record TensorEntry(string Name, string DataType, IReadOnlyList<long> Shape, long Begin, long End);
