namespace TinyVae.Generator.Latent;

/// <summary>A planar flow.</summary>
internal sealed record PlanarFlowModel(int Steps) : FlowModel
{
    public override string Text => $"planar {Steps}";
}
