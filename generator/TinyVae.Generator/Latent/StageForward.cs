using TinyVae.Generator.Collections;
using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Latent;

/// <summary>A stage of z: its term is added to each draw's, and what its gradients need is saved.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="From">z as it came.</param>
/// <param name="Z">z as it goes on: the same where the stage weighs it only.</param>
/// <param name="Terms">The terms of the draws.</param>
/// <param name="TermWeights">What each draw's term counts in the loss.</param>
/// <param name="Saved">What the stage asks for.</param>
internal sealed record StageForward(
    LatentStagePlan Stage, Value From, Value Z, Value Terms, Value? TermWeights = null, EquatableArray<Value> Saved = default) : Operation
{
    public override IEnumerable<Value> Reads => [From];

    public override IEnumerable<Value> Writes => From == Z ? [Terms] : [Z, Terms];

    public override IEnumerable<Value> Saves => Saved;

    public override long Scratch => Stage.Scratch;

    public override Operation? Backward => TermWeights is null ? null : new StageBackward(this, TermWeights);

    public override Operation? Update => TermWeights is null ? null : new StageUpdate(this);
}
