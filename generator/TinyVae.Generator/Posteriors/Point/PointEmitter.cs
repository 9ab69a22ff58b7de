using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>A plain autoencoder: what the encoder gives is z, and its gradient is the heads'.</summary>
internal sealed class PointEmitter : PosteriorEmitter
{
    public override void EmitSampling(SourceWriter writer)
    {
    }

    public override void EmitGradient(SourceWriter writer)
    {
    }
}
