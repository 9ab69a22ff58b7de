using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>The conditions of some rows of data, which stand in the panels of the rows, behind their features.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="data">The first panel of the rows.</param>
/// <param name="stride">Floats from one of their panels to the next.</param>
/// <param name="features">Features a row: where its condition begins.</param>
/// <param name="size">Floats of a condition.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ConditionRows(ref float data, int stride, int features, int size)
{
    /// <summary>The first panel of the rows.</summary>
    public readonly ref float Data = ref data;

    /// <summary>Floats from one of their panels to the next.</summary>
    public readonly int Stride = stride;

    /// <summary>Features a row: where its condition begins.</summary>
    public readonly int Features = features;

    /// <summary>Floats of a condition.</summary>
    public readonly int Size = size;
}
