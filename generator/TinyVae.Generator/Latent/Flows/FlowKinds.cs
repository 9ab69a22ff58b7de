using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>The kinds of flow: one more is a folder beside the others, and a line here.</summary>
internal static class FlowKinds
{
    private static readonly StageKind<FlowModel, FlowPlan>[] All =
    [
        StageKind<FlowModel, FlowPlan>.Of<PlanarFlowModel, PlanarFlowPlan>(
            "planar", PlanarFlowGrammar.Parse, (flow, units, offset) => new(flow.Steps, units, offset), (forward, plan) => new FlowEmitter(forward, plan)),
    ];

    /// <summary>What reads each, by its word.</summary>
    public static IReadOnlyDictionary<string, Func<KindText, Parsed<FlowModel>>> Readers { get; } = All.ToDictionary(kind => kind.Name, kind => kind.Read);

    /// <summary>A flow as it is planned; null for none.</summary>
    public static FlowPlan? Plan(FlowModel? flow, int units, long offset) =>
        flow is null ? null : All.Select(kind => kind.Plan(flow, units, offset)).OfType<FlowPlan>().Single();

    /// <summary>What prints a stage that is a flow; null for another.</summary>
    public static LatentStageEmitter? Emitter(StageForward forward) => All.Select(kind => kind.Emit(forward)).FirstOrDefault(emitter => emitter is not null);
}
