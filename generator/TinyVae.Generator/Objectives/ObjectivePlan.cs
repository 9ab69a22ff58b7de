using TinyVae.Generator.Text;

namespace TinyVae.Generator.Objectives;

/// <summary>What of the bound is computed how.</summary>
/// <param name="Samples">Draws of z a row.</param>
/// <param name="IsPoint">A plain autoencoder: no divergence at all.</param>
/// <param name="IsImportanceWeighted">The draws of a row count by their weights p(x, z) / q(z|x).</param>
/// <param name="DrawsDivergence">The divergence is a mean over the draws; otherwise it is in closed form.</param>
/// <param name="FreeBits">Nats of a unit's divergence that cost nothing.</param>
internal sealed record ObjectivePlan(int Samples, bool IsPoint, bool IsImportanceWeighted, bool DrawsDivergence, float FreeBits)
{
    public bool HasFreeBits => FreeBits > 0;

    /// <summary>What training minimizes, for the prose.</summary>
    /// <param name="prior">p(z), as the divergence names it.</param>
    public string Loss(string prior) => this switch
    {
        { IsPoint: true } => "−log p(x|z)",
        { IsImportanceWeighted: true } => $"−E[log ⅟ₖ Σ p(x|z)·(p(z) / q(z|x))^β], k = {Samples} draws of z",
        { HasFreeBits: true } => $"{Expectation} + β·Σⱼ max(λ, KL(q(zⱼ|x) ‖ N(0, 1))), λ = {Number.Literal(FreeBits)} nats",
        { DrawsDivergence: true } => $"{Expectation} + β·E[log q(z|x) − log p(z)]",
        _ => $"{Expectation} + β·KL(q(z|x) ‖ {prior})",
    };

    private string Expectation => Samples == 1 ? "−E[log p(x|z)]" : $"−E[log p(x|z)] over {Samples} draws";

    public static ObjectivePlan Of(ObjectiveModel objective)
    {
        bool isImportanceWeighted = objective.Kind == ObjectiveKind.ImportanceWeighted;
        return new(
            objective.Samples, objective.Kind == ObjectiveKind.Autoencoder, isImportanceWeighted,
            isImportanceWeighted || objective.Kl == KlKind.MonteCarlo, objective.FreeBits);
    }
}
