namespace TinyVae.Generator.Latent;

/// <summary>The kinds of flow: one more is a folder beside the others, and a line here.</summary>
internal static class FlowKinds
{
    public static StageKinds<FlowModel, FlowPlan> All { get; } = new(
        StageKind<FlowModel, FlowPlan>.Of<PlanarFlowModel, PlanarFlowPlan>(
            "planar", PlanarFlowGrammar.Parse, (flow, units, offset) => new(flow.Steps, units, offset), (forward, plan) => new FlowEmitter(forward, plan)));
}
