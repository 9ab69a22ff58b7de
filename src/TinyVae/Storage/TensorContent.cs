using System.Collections.Immutable;

namespace TinyVae;

/// <summary>What a file is to have: tensors, complete and finite, and texts on them.</summary>
internal readonly ref struct TensorContent
{
    private readonly ImmutableArray<ParameterTensor> _tensors;
    private readonly ReadOnlySpan<float> _parameters;
    private readonly byte[] _header;

    /// <summary>Looks at every element, and sums them up in a checksum, before anything is written.</summary>
    /// <param name="tensors">The tensors, in the file's order.</param>
    /// <param name="parameters">The flat parameters that they lie in.</param>
    /// <param name="declaration">The declaration of the model that they are of; null for none.</param>
    /// <param name="metadata">Further texts.</param>
    /// <exception cref="NotFiniteNumberException">An element is NaN or infinite.</exception>
    public TensorContent(
        ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<float> parameters, string? declaration, params ReadOnlySpan<MetadataText> metadata)
    {
        _tensors = tensors;
        _parameters = parameters;
        var checksum = new Checksum();
        WriteTensorsTo(ref checksum);
        _header = SafeTensorsHeader.Bytes(tensors, [.. Metadata.Own(declaration, checksum), .. metadata]);
    }

    /// <summary>Writes all of it.</summary>
    /// <typeparam name="TSink">The kind of what is written to.</typeparam>
    public void WriteTo<TSink>(scoped ref TSink sink)
        where TSink : IByteSink
    {
        sink.Write(_header);
        WriteTensorsTo(ref sink);
    }

    private void WriteTensorsTo<TSink>(scoped ref TSink sink)
        where TSink : IByteSink
    {
        foreach (ParameterTensor tensor in _tensors)
            TensorData.Write(ref sink, tensor, _parameters);
    }
}
