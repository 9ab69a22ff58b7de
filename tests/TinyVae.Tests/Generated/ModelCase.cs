using System.Reflection;
using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Generated;

/// <summary>A declared model as the argument of a generic test, with data that suit its likelihood.</summary>
/// <typeparam name="TModel">The model.</typeparam>
public sealed class ModelCase<TModel> : IDeclared
    where TModel : class, IVae<TModel>
{
    public VaeAttribute Declaration { get; } = typeof(TModel).GetCustomAttribute<VaeAttribute>()!;

    internal ReferenceArchitecture Architecture { get; } = ReferenceArchitecture.Of(typeof(TModel));

    /// <summary>One row, some, and a full batch.</summary>
    public IEnumerable<int> BatchSizes => new[] { 1, TModel.BatchSize - (TModel.BatchSize / 3), TModel.BatchSize }.Distinct();

    /// <summary>Rows of data: in [0, 1) or one-hot where the likelihood needs them so, standard normal otherwise.</summary>
    public float[] Rows(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return Architecture.Likelihood switch
        {
            ReferenceBernoulli or ReferenceContinuousBernoulli => Draws.Uniform(random, rows * TModel.InputSize),
            ReferenceCategorical categorical => Draws.OneHot(random, rows, categorical.Groups),
            _ => Draws.Normal(random, rows * TModel.InputSize),
        };
    }

    /// <summary>Latent vectors from the prior, [rows, LatentSize].</summary>
    public float[] Latents(int rows, int seed = 2) => Draws.Normal(new Random(seed), rows * TModel.LatentSize);

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
            ? Corrupted.Rows(batch, TModel.InputSize, corruption, trainerSeed, step)
            : batch;
        return new ReferenceBatch(Draws.InRows(batch, TModel.InputSize), Draws.InRows(noise, TModel.LatentSize))
        {
            Seen = Draws.InRows(seen, TModel.InputSize),
        };
    }

    public override string ToString() => typeof(TModel).ToString().Replace("TinyVae.Tests.Models.", "", StringComparison.Ordinal);
}
