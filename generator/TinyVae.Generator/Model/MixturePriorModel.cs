namespace TinyVae.Generator.Model;

/// <summary>A mixture of Gaussians with diagonal covariances.</summary>
internal sealed record MixturePriorModel(int Components) : PriorModel;
