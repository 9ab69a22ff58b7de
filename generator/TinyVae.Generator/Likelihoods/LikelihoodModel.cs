using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Likelihoods;

/// <summary>The likelihood as declared.</summary>
/// <param name="Kind">Its family.</param>
/// <param name="Categories">Sizes of the one-hot groups of a categorical one, in sum the features; empty for any other.</param>
internal sealed record LikelihoodModel(LikelihoodKind Kind, EquatableArray<int> Categories)
{
    /// <summary>
    /// Whether each feature has a spread of its own from the decoder, which a model then gives: the library has a type of the kind's name.
    /// </summary>
    public bool HasSpread => Kind is LikelihoodKind.Gaussian or LikelihoodKind.Laplace;
}
