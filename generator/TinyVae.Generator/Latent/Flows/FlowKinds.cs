namespace TinyVae.Generator.Latent;

/// <summary>The kinds of flow: one more is a folder beside the others, and a line here.</summary>
internal static class FlowKinds
{
    public static StageKinds<FlowModel, FlowPlan> All { get; } = new StageKinds<FlowModel, FlowPlan>()
        .With("planar", PlanarFlowGrammar.Parse, (flow, units, offset) => new PlanarFlowPlan(flow.Steps, units, offset));
}
