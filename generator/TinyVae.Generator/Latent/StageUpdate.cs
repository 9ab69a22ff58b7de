using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Latent;

/// <summary>What a stage of z saved becomes the gradients of its parameters.</summary>
/// <param name="Forward">What it is the gradient of.</param>
internal sealed record StageUpdate(StageForward Forward) : Operation
{
    public override IEnumerable<Value> Reads => [Forward.From, .. Forward.Saved];

    public override IEnumerable<Value> Writes => [];

    public override long Scratch => Forward.Scratch;
}
