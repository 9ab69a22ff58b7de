namespace TinyVae.Kernels;

/// <summary>How the features of a row fall into groups.</summary>
public interface IFeatureGroups
{
    /// <summary>The groups' sizes, in the order of the features; together all features.</summary>
    static abstract ReadOnlySpan<int> Sizes { get; }
}
