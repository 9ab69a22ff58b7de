using System.ComponentModel;

namespace TinyVae.Numerics;

/// <summary>What random numbers are drawn for: one seed gives each purpose numbers of its own.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RandomStream
{
    /// <summary>A new model's parameters.</summary>
    Initialization,

    /// <summary>The reparameterization's noise in training steps.</summary>
    Training,

    /// <summary>The reparameterization's noise in evaluations.</summary>
    Evaluation,

    /// <summary>Latent vectors drawn from the prior.</summary>
    Prior,

    /// <summary>The order of a data set's rows.</summary>
    Shuffle,

    /// <summary>The bits of binarized rows.</summary>
    Binarization,

    /// <summary>Latent vectors of importance samples.</summary>
    ImportanceSampling,

    /// <summary>The corruption of what a denoising model reads.</summary>
    Corruption,

    /// <summary>Data drawn from the decoder's distribution.</summary>
    Draw,

    /// <summary>What a learned prior begins with.</summary>
    PriorInitialization,

    /// <summary>What a prior chooses for each latent vector drawn from it, besides normal noise.</summary>
    PriorChoice,

    /// <summary>What a flow begins with.</summary>
    FlowInitialization,
}
