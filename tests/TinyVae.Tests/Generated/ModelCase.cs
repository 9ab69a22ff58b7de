using System.Reflection;
using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Generated;

/// <summary>A declared model as the argument of a generic test, with data that suit its likelihood.</summary>
/// <typeparam name="TModel">The model.</typeparam>
public sealed class ModelCase<TModel> : IDeclared
    where TModel : class, IVae<TModel>
{
    public VaeAttribute Declaration { get; } = typeof(TModel).GetCustomAttribute<VaeAttribute>()!;

    public ModelCase()
    {
        Architecture = ReferenceArchitecture.Of(typeof(TModel));
        if (Architecture.Likelihood is ReferenceColumns columns)
            columns.Fit(Draws.InRows(FittingRows, TModel.RowSize));
    }

    internal ReferenceArchitecture Architecture { get; }

    /// <summary>What a model of columns is scaled by, [rows, RowSize].</summary>
    internal float[] FittingRows => Rows(70, seed: 99);

    /// <summary>One row, some, and a full batch.</summary>
    public IEnumerable<int> BatchSizes => new[] { 1, TModel.BatchSize - (TModel.BatchSize / 3), TModel.BatchSize }.Distinct();

    /// <summary>Rows of data, [x | c]: x in [0, 1), one-hot or as its columns are where the likelihood needs it so, and all else standard normal.</summary>
    public float[] Rows(int rows, int seed = 1)
    {
        var random = new Random(seed);
        float[] features = Architecture.Likelihood switch
        {
            ReferenceBernoulli or ReferenceContinuousBernoulli => Draws.Uniform(random, rows * TModel.InputSize),
            ReferenceCategorical categorical => Draws.OneHot(random, rows, categorical.Groups),
            ReferenceColumns of => ColumnDraws.Rows(random, rows, of.Columns),
            _ => Draws.Normal(random, rows * TModel.InputSize),
        };
        return Draws.Beside(features, Conditions(rows, seed), rows);
    }

    /// <summary>Rows to generate features into: their conditions, and NaN where nothing is to be read.</summary>
    public float[] Blanks(int rows, int seed = 3) =>
        Draws.Beside([.. Enumerable.Repeat(float.NaN, rows * TModel.InputSize)], Conditions(rows, seed), rows);

    /// <summary>The features alone, of rows of data.</summary>
    public float[] FeaturesOf(float[] rows) => Draws.Columns(rows, TModel.RowSize, ..TModel.InputSize);

    /// <summary>What stands in front of the conditions of as many rows of data, with those: [z | c] of latent vectors.</summary>
    public float[] WithConditionsOf(float[] rows, float[] front) =>
        Draws.Beside(front, Draws.Columns(rows, TModel.RowSize, TModel.InputSize..), rows.Length / TModel.RowSize);

    /// <summary>Latent vectors from the prior, [rows, LatentSize].</summary>
    public float[] Latents(int rows, int seed = 2) => Draws.Normal(new Random(seed), rows * TModel.LatentSize);

    /// <summary>Latent vectors from the prior, and conditions, [rows, CodeSize].</summary>
    public float[] Codes(int rows, int seed = 2) => Draws.Beside(Latents(rows, seed), Conditions(rows, seed), rows);

    /// <summary>The noise of a training step, [rows·k, LatentSize]; none of a plain autoencoder.</summary>
    public float[] Noise(int rows, int seed = 2) => Architecture.HasNoise ? Latents(rows * Architecture.Samples, seed) : [];

    internal ReferenceVae ReferenceOf(TModel model) => new(Architecture, NamedTensors.Read<TModel>(model.Parameters));

    /// <summary>The same with another objective and number of draws, whatever the model is trained for.</summary>
    internal ReferenceVae ReferenceOf(TModel model, ReferenceObjective objective, int samples = 1) =>
        new(Architecture with { Objective = objective, Samples = samples }, NamedTensors.Read<TModel>(model.Parameters));

    internal ReferenceOptimizer NewOptimizer() => ReferenceOptimizer.Of(Declaration);

    /// <summary>A training step's rows and noise, and what a trainer of some seed makes the encoder see of them in some step.</summary>
    internal ReferenceBatch InDouble(float[] batch, float[] noise, ulong trainerSeed = 0, long step = 0)
    {
        float[] seen = Declaration.Corruption is { } corruption
            ? WithConditionsOf(batch, Corrupted.Rows(FeaturesOf(batch), TModel.InputSize, corruption, trainerSeed, step))
            : batch;
        return new ReferenceBatch(Draws.InRows(batch, TModel.RowSize), Draws.InRows(noise, TModel.LatentSize))
        {
            Seen = Draws.InRows(seen, TModel.RowSize),
        };
    }

    private static float[] Conditions(int rows, int seed) => Draws.Normal(new Random(1000 + seed), rows * TModel.ConditionSize);

    public override string ToString() => typeof(TModel).ToString().Replace("TinyVae.Tests.Models.", "", StringComparison.Ordinal);
}
