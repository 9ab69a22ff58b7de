using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What the decoder gave for some rows: the parameters of p(x|z), in panels.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="parameters">The first panel of the first head; further heads follow panel by panel.</param>
/// <param name="shared">What all features share: a parameter of the model that the decoder does not give; of no meaning where there is none.</param>
/// <param name="scratch">256 floats for each panel of features and 256 more, for likelihoods of groups of features; of no meaning for others.</param>
/// <param name="features">Features a row.</param>
/// <param name="rows">Decoded rows.</param>
/// <param name="stride">Floats from one panel to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LikelihoodRows(ref float parameters, ref float shared, ref float scratch, int features, int rows, int stride)
{
    /// <summary>The first panel of the first head.</summary>
    public readonly ref float Parameters = ref parameters;

    /// <summary>What all features share.</summary>
    public readonly ref float Shared = ref shared;

    /// <summary>Memory to work in.</summary>
    public readonly ref float Scratch = ref scratch;

    /// <summary>Features a row.</summary>
    public readonly int Features = features;

    /// <summary>Decoded rows.</summary>
    public readonly int Rows = rows;

    /// <summary>Floats from one panel to the next.</summary>
    public readonly int Stride = stride;

    /// <summary>Panels of one head.</summary>
    public int Panels => Lanes.Panels(Features);
}
