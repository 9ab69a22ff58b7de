namespace TinyVae.Generator.Model;

/// <summary>A declared network, checked and complete: value-equatable, without a symbol or a location.</summary>
internal sealed record VaeModel(
    ModelType Type,
    FeatureShape Input,
    EquatableArray<LayerModel> Encoder,
    int Latent,
    EquatableArray<LayerModel> Decoder,
    LikelihoodModel Likelihood,
    int BatchSize,
    PosteriorKind Posterior,
    ObjectiveModel Objective,
    CorruptionModel? Corruption,
    OptimizerModel Optimizer);
