namespace TinyVae.Tests.Models;

// The likelihoods beyond those that the other models declare.

[Vae(Input = "47", Encoder = ["20 gelu"], Latent = 3, Likelihood = Likelihood.ContinuousBernoulli, BatchSize = 17)]
public sealed partial class GreyPixels;

[Vae(Input = "5", Latent = 1, Likelihood = Likelihood.ContinuousBernoulli, BatchSize = 1)]
public sealed partial class FewGreyPixels;

[Vae(Input = "33", Encoder = ["18 tanh"], Latent = 4, Likelihood = Likelihood.SharedGaussian, BatchSize = 20)]
public sealed partial class OneVariance;

[Vae(Input = "16", Encoder = ["12 gelu", "7 elu"], Latent = 2, Decoder = ["9 silu", "16"], Likelihood = Likelihood.SharedGaussian, BatchSize = 5)]
public sealed partial class OneVarianceOfPanels;

[Vae(Input = "21", Encoder = ["17 silu"], Latent = 5, Likelihood = Likelihood.Laplace, BatchSize = 33)]
public sealed partial class HeavyTails;

[Vae(Input = "9", Latent = 2, Likelihood = Likelihood.Laplace, BatchSize = 7)]
public sealed partial class HeavyTailsAlone;

/// <summary>Groups that begin and end within panels, one larger than a panel.</summary>
[Vae(Input = "24", Encoder = ["15 tanh"], Latent = 3, Likelihood = Likelihood.Categorical, Categories = [2, 17, 5], BatchSize = 19)]
public sealed partial class OneHotGroups;

/// <summary>One size for all groups.</summary>
[Vae(Input = "7x3", Encoder = ["10 tanh"], Latent = 2, Likelihood = Likelihood.Categorical, Categories = [3], BatchSize = 16)]
public sealed partial class OneHotPixels;
