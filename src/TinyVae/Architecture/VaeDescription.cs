using System.Collections.Immutable;

namespace TinyVae;

/// <summary>
/// A model as data, for exporters, reports and whatever else is generic over models: what its <see cref="VaeAttribute"/> declares, by the
/// same names and with what it leaves to defaults, and the layers that follow from it. Where the parameters lie, <c>Tensors</c> say.
/// </summary>
public sealed class VaeDescription
{
    /// <summary>The shape of one row of data, a condition not counted.</summary>
    public required DataShape Input { get; init; }

    /// <summary>Floats of the condition behind the features of each row; 0 for none.</summary>
    public int Condition { get; init; }

    /// <summary>Units of z.</summary>
    public required int Latent { get; init; }

    /// <summary>
    /// The layers, from the input to the likelihood's parameters, and after them what else has parameters: flow, prior, a shared number.
    /// </summary>
    public required ImmutableArray<LayerSummary> Layers { get; init; }

    /// <summary>The likelihood p(x given z).</summary>
    public required Likelihood Likelihood { get; init; }

    /// <summary>The sizes of the one-hot groups of features of <see cref="Likelihood.Categorical"/>, each by itself; empty for any other.</summary>
    public ImmutableArray<int> Categories { get; init; } = [];

    /// <summary>The columns of <see cref="Likelihood.Columns"/>, each by itself; empty for any other.</summary>
    public ImmutableArray<ColumnSummary> Columns { get; init; } = [];

    /// <summary>
    /// What files of the model have besides its parameters, and training leaves alone: of <see cref="Likelihood.Columns"/>
    /// <c>scaling.mean</c>, <c>scaling.deviation</c> and <c>scaling.count</c>, a number for each column; empty for any other. Their offsets
    /// go on where the parameters end.
    /// </summary>
    public ImmutableArray<ParameterTensor> Buffers { get; init; } = [];

    /// <summary>The family of the posterior q(z given x); of no meaning with <see cref="Objective.Autoencoder"/>, whose z is the mean.</summary>
    public Posterior Posterior { get; init; } = Posterior.Diagonal;

    /// <summary>The flow of the posterior, which is one of <see cref="Layers"/>; null for none.</summary>
    public LayerSummary? Flow => Layers.FirstOrDefault(layer => layer.Name == "flow");

    /// <summary>The learned prior p(z), which is one of <see cref="Layers"/>; null for N(0, I).</summary>
    public LayerSummary? Prior => Layers.FirstOrDefault(layer => layer.Name == "prior");

    /// <summary>What training maximizes.</summary>
    public Objective Objective { get; init; } = Objective.Elbo;

    /// <summary>Draws of z a row in a training step.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>How the divergence of the bound is computed; with <see cref="Objective.ImportanceWeighted"/> always by the draws.</summary>
    public Kl Kl { get; init; } = Kl.Analytic;

    /// <summary>Free bits, in nats a latent unit; 0 for none.</summary>
    public float FreeBits { get; init; }

    /// <summary>What training does to the encoder's input; null for nothing.</summary>
    public Corruption? Corruption { get; init; }

    /// <summary>How much of it: what <see cref="TinyVae.Corruption"/> says of each; 0 for nothing.</summary>
    public float CorruptionLevel { get; init; }

    /// <summary>The most rows a training step takes.</summary>
    public required int BatchSize { get; init; }

    /// <summary>What a training step does with the gradients.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam;

    /// <summary>The largest norm of the gradients of all parameters together; 0 for no limit.</summary>
    public float ClipNorm { get; init; }
}
