namespace TinyVae.Generator.Latent;

/// <summary>
/// A learned prior, whose kernels are an IPrior of the runtime library and save lines of one float a draw, in one buffer. Its term is
/// log N(z; 0, I) − log p(z).
/// </summary>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal abstract record PriorPlan(int Units, long Offset) : LatentStagePlan(Units, Offset)
{
    public override string Name => "prior";

    /// <summary>What its type is given behind its memory.</summary>
    public abstract string Shape { get; }

    /// <summary>p(z) in a formula, for the prose.</summary>
    public abstract string Formula { get; }
}
