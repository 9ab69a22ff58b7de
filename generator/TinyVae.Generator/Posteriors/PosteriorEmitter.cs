using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Posteriors;

/// <summary>What a step does between the encoder's last layer and z, forward and backward.</summary>
internal abstract class PosteriorEmitter
{
    public static PosteriorEmitter Of(PosteriorSample sample) => sample.Posterior switch
    {
        DiagonalPosterior => new DiagonalEmitter(sample),
        FullCovariancePosterior => new FullCovarianceEmitter(sample),
        var other => throw new ArgumentException($"{other} has no emitter.", nameof(sample)),
    };

    /// <summary>The kernels that are written for the model's shapes, if there are any.</summary>
    public virtual void EmitKernels(SourceWriter writer)
    {
    }

    /// <summary>The heads become z.</summary>
    public abstract void EmitSampling(SourceWriter writer);

    /// <summary>The gradient of z becomes that of the heads.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isAlone">Whether one member has all rows of the batch, and so nobody to wait for.</param>
    public abstract void EmitGradient(SourceWriter writer, bool isAlone);
}
