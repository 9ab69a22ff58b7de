using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>Where a likelihood of features has its spread from.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SpreadSource
{
    /// <summary>It has none that could be learned: the decoder gives one parameter a feature.</summary>
    None,

    /// <summary>One parameter of the model for all features; the decoder gives one parameter a feature.</summary>
    Shared,

    /// <summary>The decoder's second head: two parameters a feature.</summary>
    Decoder,
}
