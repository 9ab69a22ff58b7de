using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Generated;

/// <summary>A declared model as the argument of a generic test, with data that suit its likelihood.</summary>
/// <typeparam name="TModel">The model.</typeparam>
public sealed class ModelCase<TModel>
    where TModel : class, IVae<TModel>
{
    internal ReferenceArchitecture Architecture { get; } = ReferenceArchitecture.Of(typeof(TModel));

    /// <summary>One row, some, and a full batch.</summary>
    public IEnumerable<int> BatchSizes => new[] { 1, TModel.BatchSize - (TModel.BatchSize / 3), TModel.BatchSize }.Distinct();

    /// <summary>Rows of data: in [0, 1) for a Bernoulli likelihood, standard normal otherwise.</summary>
    public float[] Rows(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return Architecture.Likelihood is ReferenceBernoulli
            ? Draws.Uniform(random, rows * TModel.InputSize)
            : Draws.Normal(random, rows * TModel.InputSize);
    }

    /// <summary>Standard normal draws, [rows, LatentSize].</summary>
    public float[] Noise(int rows, int seed = 2) => Draws.Normal(new Random(seed), rows * TModel.LatentSize);

    internal ReferenceVae ReferenceOf(TModel model) => new(Architecture, NamedTensors.Read<TModel>(model.Parameters));

    public override string ToString() => typeof(TModel).ToString().Replace("TinyVae.Tests.Models.", "", StringComparison.Ordinal);
}
