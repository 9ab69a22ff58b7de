namespace TinyVae;

/// <summary>What the header of a safetensors file says.</summary>
internal sealed class FileHeader
{
    /// <summary>The tensors, in the header's order.</summary>
    public List<TensorEntry> Tensors { get; } = [];

    /// <summary>The texts on them; null where the header has none.</summary>
    public Metadata? Metadata { get; set; }
}
