using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>How the features of a row fall into groups.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFeatureGroups
{
    /// <summary>The groups' sizes, in the order of the features; together all features.</summary>
    static abstract ReadOnlySpan<int> Sizes { get; }
}
