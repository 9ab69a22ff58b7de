using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Latent;

/// <summary>The gradient of what a stage of z gave becomes that of what it read, with the part that its terms have in the loss.</summary>
/// <param name="Forward">What it is the gradient of.</param>
/// <param name="TermWeights">What each draw's term counts in the loss.</param>
internal sealed record StageBackward(StageForward Forward, Value TermWeights) : Operation
{
    public override IEnumerable<Value> Reads => [Forward.From, Forward.Z, TermWeights, .. Forward.Saved];

    public override IEnumerable<Value> Writes => Forward.From.Gradient is { } gradient ? [gradient] : [];

    public override IEnumerable<Value> Saves => Forward.Saved;

    public override long Scratch => Forward.Scratch;
}
