namespace TinyVae.Generator.Latent;

/// <summary>A learned prior. Its term is log N(z; 0, I) − log p(z).</summary>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal abstract record PriorPlan(int Units, long Offset) : LatentStagePlan(Units, Offset)
{
    public override string Name => "prior";

    /// <summary>p(z) in a formula, for the prose.</summary>
    public abstract string Formula { get; }
}
