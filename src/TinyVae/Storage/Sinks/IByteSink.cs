namespace TinyVae;

/// <summary>Where a safetensors file is written to, front to back.</summary>
internal interface IByteSink
{
    /// <summary>Writes all of the bytes behind those before.</summary>
    void Write(ReadOnlySpan<byte> bytes);
}
