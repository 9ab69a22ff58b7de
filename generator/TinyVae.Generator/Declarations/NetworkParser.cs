using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Conditions;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Rows;

namespace TinyVae.Generator.Declarations;

/// <summary>The network that the attribute's properties declare together.</summary>
internal static class NetworkParser
{
    private const int DefaultBatchSize = 64;

    /// <summary>The network; what cannot be read of it, which <paramref name="declaration"/> tells, is a value of no meaning.</summary>
    /// <param name="declaration">The attribute.</param>
    /// <param name="type">The class.</param>
    /// <param name="row">What the row's type was read as; null where rows are of floats.</param>
    public static VaeModel Parse(Declaration declaration, ModelType type, ReadRow? row)
    {
        bool hasColumns = row is not null || ColumnsProperty.IsWritten(declaration);
        var columns = new ColumnTable(row is null ? ColumnsProperty.Read(declaration) : ColumnsProperty.OfRow(declaration, row.Columns));
        FeatureShape? input = !hasColumns ? InputProperty.Read(declaration) : columns.AreDeclared ? FeatureShape.Flat(columns.Count) : null;
        FeatureShape? read = columns.AreDeclared ? FeatureShape.Flat(columns.Features) : input;
        FeatureShape? given = columns.AreDeclared ? FeatureShape.Flat(columns.Parameters) : input;
        EquatableArray<LayerModel> encoder = LayersProperty.Read(declaration, PropertyNames.Encoder, read) ?? new();
        int latent = SizeProperty.ReadRequired(declaration, PropertyNames.Latent, example: 20);
        EquatableArray<LayerModel> decoder = DecoderProperty.Read(declaration, given, encoder, latent);
        ColumnsProperty.CheckLayers(declaration, columns.Columns, PropertyNames.Encoder, encoder);
        ColumnsProperty.CheckLayers(declaration, columns.Columns, PropertyNames.Decoder, decoder);
        LikelihoodModel likelihood = hasColumns ? new(LikelihoodKind.Columns, new()) : LikelihoodProperties.Read(declaration, input);
        int batchSize = SizeProperty.Read(declaration, PropertyNames.BatchSize, DefaultBatchSize);
        PosteriorKind posterior = PosteriorProperty.Read(declaration, latent);
        ObjectiveModel objective = ObjectiveProperties.Read(declaration, PosteriorProperty.Coupling(posterior), batchSize);
        FlowModel? flow = LatentStageProperties.ReadFlow(declaration, objective);
        PriorModel? prior = LatentStageProperties.ReadPrior(declaration, objective);
        int condition = row?.Condition ?? ConditionProperty.Read(declaration);
        CorruptionModel? corruption = CorruptionProperty.Read(declaration, hasCells: hasColumns);
        OptimizerModel optimizer = OptimizerProperties.Read(declaration);

        return new VaeModel(type, input ?? FeatureShape.Flat(1), encoder, latent, decoder, likelihood, batchSize)
        {
            Columns = columns.Columns,
            Row = row?.Model,
            Posterior = posterior,
            Objective = objective,
            Flow = flow,
            Prior = prior,
            Condition = condition,
            Corruption = corruption,
            Optimizer = optimizer,
        };
    }
}
