using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>The kinds of learned prior: one more is a folder beside the others, and a line here.</summary>
internal static class PriorKinds
{
    private static readonly StageKind<PriorModel, PriorPlan>[] All =
    [
        StageKind<PriorModel, PriorPlan>.Of<MixturePriorModel, MixturePriorPlan>(
            "mixture",
            MixturePriorGrammar.Parse,
            (prior, units, offset) => new(prior.Components, units, offset),
            (forward, plan) => new MixturePriorEmitter(forward, plan)),
    ];

    /// <summary>What reads each, by its word.</summary>
    public static IReadOnlyDictionary<string, Func<KindText, Parsed<PriorModel>>> Readers { get; } = All.ToDictionary(kind => kind.Name, kind => kind.Read);

    /// <summary>A prior as it is planned; null for N(0, I).</summary>
    public static PriorPlan? Plan(PriorModel? prior, int units, long offset) =>
        prior is null ? null : All.Select(kind => kind.Plan(prior, units, offset)).OfType<PriorPlan>().Single();

    /// <summary>What prints a stage that is a prior; null for another.</summary>
    public static LatentStageEmitter? Emitter(StageForward forward) => All.Select(kind => kind.Emit(forward)).FirstOrDefault(emitter => emitter is not null);
}
