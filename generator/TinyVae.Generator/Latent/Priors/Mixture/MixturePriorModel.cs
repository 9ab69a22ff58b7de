namespace TinyVae.Generator.Latent;

/// <summary>A mixture of Gaussians with diagonal covariances.</summary>
internal sealed record MixturePriorModel(int Components) : PriorModel
{
    public override string Text => $"mixture {Components}";
}
