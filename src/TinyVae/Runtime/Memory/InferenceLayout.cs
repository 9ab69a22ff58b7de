using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>A network's sizes, and where inference finds its buffers in the scratch, in floats.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InferenceLayout
{
    /// <summary>Features of one row of data: what the likelihood is of.</summary>
    public required int InputSize { get; init; }

    /// <summary>Units of z.</summary>
    public required int LatentSize { get; init; }

    /// <summary>Floats of the condition; 0 where there is none.</summary>
    public int ConditionSize { get; init; }

    /// <summary>Floats of one row of data, its condition included: what the encoder reads.</summary>
    public int RowSize => InputSize + ConditionSize;

    /// <summary>Floats of what the decoder reads: z, and the condition.</summary>
    public int CodeSize => LatentSize + ConditionSize;

    /// <summary>Rows taken at once: an even number.</summary>
    public required int Rows { get; init; }

    /// <summary>Floats from one panel of activations to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>Floats of the whole scratch.</summary>
    public required int Length { get; init; }

    /// <summary>Rows from which on a call is worth sharing among threads.</summary>
    public required long RowsWorthSharing { get; init; }

    /// <summary>x and its condition in panels; later the noise of drawing x.</summary>
    public required int Input { get; init; }

    /// <summary>The posterior's heads.</summary>
    public required int Posterior { get; init; }

    /// <summary>Noise of z; where codes are walked between, the two ends.</summary>
    public required int Noise { get; init; }

    /// <summary>z.</summary>
    public required int Latent { get; init; }

    /// <summary>What the decoder reads: a buffer of its own where a condition stands behind z, otherwise <see cref="Latent"/>.</summary>
    public int Code { get => ConditionSize > 0 ? field : Latent; init; }

    /// <summary>The likelihood's parameters.</summary>
    public required int Likelihood { get; init; }

    /// <summary>log p(x|z) of each row.</summary>
    public required int Densities { get; init; }

    /// <summary>KL divergence, or log q(z|x) − log p(z), of each row.</summary>
    public required int Divergences { get; init; }

    /// <summary>Memory that the posterior and the likelihood work in, where they need any.</summary>
    public int Scratch { get; init; }

    /// <summary>What all features share, in the parameters; 0 where the likelihood has no such parameter.</summary>
    public int Shared { get; init; }
}
