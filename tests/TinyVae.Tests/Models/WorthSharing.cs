namespace TinyVae.Tests.Models;

/// <summary>Large enough that a team shares its steps, with a batch and layers that divide evenly among none.</summary>
[Vae(Input = "300", Encoder = ["200 gelu", "77 relu"], Latent = 20, Likelihood = Likelihood.Gaussian, BatchSize = 100)]
internal sealed partial class WorthSharing;
