namespace TinyVae.Generator.Model;

/// <summary>A planar flow.</summary>
internal sealed record PlanarFlowModel(int Steps) : FlowModel;
