using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Rows;

namespace TinyVae.Generator.Declarations;

/// <summary>A declared network, checked and complete: value-equatable, without a symbol or a location.</summary>
internal sealed record VaeModel(
    ModelType Type,
    FeatureShape Input,
    EquatableArray<LayerModel> Encoder,
    int Latent,
    EquatableArray<LayerModel> Decoder,
    LikelihoodModel Likelihood,
    int BatchSize)
    : ClassCompletion(Type)
{
    /// <summary>The columns of a row, as many at a time as are alike; none where the input is of one kind.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; } = new();

    /// <summary>The type whose values are rows; null where they are floats alone.</summary>
    public RowModel? Row { get; init; }

    public PosteriorKind Posterior { get; init; }

    public ObjectiveModel Objective { get; init; } = new(ObjectiveKind.Elbo, Samples: 1, KlKind.Analytic, FreeBits: 0);

    /// <summary>Null for none: the posterior is what the encoder's heads say.</summary>
    public FlowModel? Flow { get; init; }

    /// <summary>Null for N(0, I).</summary>
    public PriorModel? Prior { get; init; }

    /// <summary>Floats of condition behind the features of a row, 0 for none.</summary>
    public int Condition { get; init; }

    /// <summary>Null for none.</summary>
    public CorruptionModel? Corruption { get; init; }

    public OptimizerModel Optimizer { get; init; } = new(OptimizerKind.Adam, ClipNorm: 0);
}
