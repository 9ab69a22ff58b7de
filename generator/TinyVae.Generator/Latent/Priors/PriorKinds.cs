namespace TinyVae.Generator.Latent;

/// <summary>The kinds of learned prior: one more is a folder beside the others, and a line here.</summary>
internal static class PriorKinds
{
    public static StageKinds<PriorModel, PriorPlan> All { get; } = new StageKinds<PriorModel, PriorPlan>()
        .With("mixture", MixturePriorGrammar.Parse, (prior, units, offset) => new MixturePriorPlan(prior.Components, units, offset));
}
