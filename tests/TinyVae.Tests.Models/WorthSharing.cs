namespace TinyVae.Tests.Models;

/// <summary>Large enough that a team shares its steps, with a batch and layers that divide evenly among none.</summary>
[Vae(Input = "300", Encoder = ["200 gelu", "77 relu"], Latent = 20, Likelihood = Likelihood.Gaussian, BatchSize = 100)]
internal sealed partial class WorthSharing;

/// <summary>Its members meet at a barrier, until all know each unit's divergence.</summary>
[Vae(Input = "200", Encoder = ["200 relu"], Latent = 20, BatchSize = 100, FreeBits = 0.1f, Samples = 2, Corruption = "mask 0.2")]
internal sealed partial class FreeBitsWorthSharing;

/// <summary>Rows in lanes, importance weights, and a norm over all parameters.</summary>
[Vae(
    Input = "90", Encoder = ["200 tanh"], Latent = 9, Likelihood = Likelihood.SharedGaussian, BatchSize = 100, Samples = 3,
    Objective = Objective.ImportanceWeighted, Posterior = Posterior.FullCovariance, Optimizer = Optimizer.Sgd, ClipNorm = 5)]
internal sealed partial class WeightedWorthSharing;

/// <summary>Each draw has the condition of its row.</summary>
[Vae(Input = "150", Encoder = ["200 relu"], Latent = 20, Condition = 25, Likelihood = Likelihood.Gaussian, BatchSize = 100, Samples = 2)]
internal sealed partial class ConditionalWorthSharing;

/// <summary>What z goes through, forward, backward and in the update, where members share the steps of a flow.</summary>
[Vae(Input = "90", Encoder = ["200 tanh"], Latent = 20, BatchSize = 100, Samples = 2, Flow = "planar 5", Prior = "mixture 7")]
internal sealed partial class FlowWorthSharing;
