using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>What a training step takes, and where it finds its buffers in the trainer's array, in floats.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingLayout
{
    /// <summary>Features of one row of data: what the likelihood is of.</summary>
    public required int InputSize { get; init; }

    /// <summary>Floats of the condition; 0 where there is none.</summary>
    public int ConditionSize { get; init; }

    /// <summary>The most rows of a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Units of z.</summary>
    public required int LatentSize { get; init; }

    /// <summary>Draws of z for each row; 0 where z is not drawn.</summary>
    public required int Draws { get; init; }

    /// <summary>Floats of the whole array.</summary>
    public required int Length { get; init; }

    /// <summary>The caller's scratch.</summary>
    public required int Scratch { get; init; }

    /// <summary>Floats of the scratch; each thread beyond the first gets as much.</summary>
    public required int ScratchLength { get; init; }

    /// <summary>The buffers of the optimizer's state, each in the layout of the parameters.</summary>
    public required ReadOnlySpan<int> States { get; init; }
}
