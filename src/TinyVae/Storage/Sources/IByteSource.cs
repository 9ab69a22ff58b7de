namespace TinyVae;

/// <summary>Where a safetensors file is read from, front to back.</summary>
internal interface IByteSource
{
    /// <summary>Whether the file is all that there is; otherwise something else may follow, which is not touched.</summary>
    static abstract bool IsFileAlone { get; }

    /// <summary>Reads some of the next bytes, as many as are at hand.</summary>
    /// <returns>How many; 0 at the end.</returns>
    int Read(scoped Span<byte> bytes);
}
