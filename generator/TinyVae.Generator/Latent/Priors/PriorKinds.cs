namespace TinyVae.Generator.Latent;

/// <summary>The kinds of learned prior: one more is a folder beside the others, and a line here.</summary>
internal static class PriorKinds
{
    public static StageKinds<PriorModel, PriorPlan> All { get; } = new(
        StageKind<PriorModel, PriorPlan>.Of<MixturePriorModel, MixturePriorPlan>(
            "mixture",
            MixturePriorGrammar.Parse,
            (prior, units, offset) => new(prior.Components, units, offset),
            (forward, plan) => new MixturePriorEmitter(forward, plan)));
}
