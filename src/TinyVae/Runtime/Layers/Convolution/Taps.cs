using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// What a convolution's product at one position goes over: for each of some taps, in rows and columns of the kernel, a run of features with
/// a line of 16 weights for each.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Taps
{
    /// <summary>The first feature of the first tap.</summary>
    public required int Feature { get; init; }

    /// <summary>The first line of the first tap's weights.</summary>
    public required int Line { get; init; }

    /// <summary>Rows of taps.</summary>
    public required int Rows { get; init; }

    /// <summary>Features from a row of taps to the next.</summary>
    public required int RowFeatures { get; init; }

    /// <summary>Lines of weights from a row of taps to the next.</summary>
    public required int RowLines { get; init; }

    /// <summary>Taps of a row.</summary>
    public required int Columns { get; init; }

    /// <summary>Features from a tap of a row to the next.</summary>
    public required int ColumnFeatures { get; init; }

    /// <summary>Lines of weights from a tap of a row to the next.</summary>
    public required int ColumnLines { get; init; }

    /// <summary>Features of a tap, one after another.</summary>
    public required int Inputs { get; init; }
}
